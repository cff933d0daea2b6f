import type { Schedule } from '../../../../languages/bundle/facts.ts';

/** What starts a job, as one text. */
export function scheduleText(schedule: Schedule): string {
  if ('cron' in schedule) return `cron ${schedule.cron} ${schedule.timezone ?? ''}`.trim();
  if ('continuous' in schedule) return 'continuous';
  return Object.entries(schedule)
    .map(([kind, value]) => `${kind} ${String(value)}`)
    .join(' ');
}
