import type { Schedule } from './facts.ts';
import { isPlain, list, type Plain, plain, text } from './plain.ts';

/** When a job starts by itself; null when nothing starts it. */
export function readSchedule(job: Plain): Schedule | null {
  const schedule = plain(job['schedule']);
  const cron = text(schedule['quartz_cron_expression']);
  if (cron !== null) {
    return { cron, timezone: text(schedule['timezone_id']), paused: schedule['pause_status'] === 'PAUSED' };
  }
  const { periodic, file_arrival, table_update, table } = plain(job['trigger']);
  if (isPlain(periodic))
    return { periodic: `${text(periodic['interval']) ?? ''} ${text(periodic['unit']) ?? ''}` };
  if (isPlain(file_arrival)) return { file_arrival: text(file_arrival['url']) ?? '' };
  // `table` is the old word.
  const tables = table_update ?? table;
  if (isPlain(tables))
    return { table_update: list(tables['table_names']).flatMap((name) => text(name) ?? []) };
  return isPlain(job['continuous']) ? { continuous: true } : null;
}
