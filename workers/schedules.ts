import type { Client } from '@temporalio/client';
import { graphCheck } from '../adapters/temporal/check-schedule.ts';
import {
  type DailyWish,
  type DailyWork,
  deleteDaily,
  upsertDaily,
} from '../adapters/temporal/daily-schedule.ts';
import { nightly } from '../adapters/temporal/nightly-schedule.ts';
import type { Environment } from '../schemas/environment.ts';
import type { Settings } from '../schemas/settings.ts';

/** When the portfolio is to be processed; null for never. The environment has the last word, as for one machine of many. */
export function wishedNightly(
  { nightly, repositories }: Pick<Settings, 'nightly' | 'repositories'>,
  environment: Environment['FRESH_NIGHTLY'],
): DailyWish | null {
  const { at, timezone, jitter } = nightly;
  if (!isOn(nightly, environment) || repositories.length === 0) return null;
  const isTime = environment !== undefined && environment !== 'on' && environment !== 'off';
  return { at: isTime ? environment : at, timezone, jitter };
}

/** When the graph is to be looked through; null for never. It needs no list of repositories. */
export function wishedCheck(
  { nightly }: Pick<Settings, 'nightly'>,
  environment: Environment['FRESH_NIGHTLY'],
): DailyWish | null {
  const { check_at, timezone, jitter } = nightly;
  return isOn(nightly, environment) ? { at: check_at, timezone, jitter } : null;
}

const isOn = ({ on }: Settings['nightly'], environment: Environment['FRESH_NIGHTLY']): boolean =>
  environment === undefined ? on : environment !== 'off';

/** Makes Temporal's schedules what the settings wish; says by schedule in a word what was done. */
export const keepSchedules = async (
  client: Client,
  file: Settings,
  environment: Environment['FRESH_NIGHTLY'],
): Promise<Readonly<Record<string, string>>> => ({
  [nightly.id]: await keepDaily(client, nightly, wishedNightly(file, environment)),
  [graphCheck.id]: await keepDaily(client, graphCheck, wishedCheck(file, environment)),
});

/** The same for one of them. */
export async function keepDaily(client: Client, work: DailyWork, wish: DailyWish | null): Promise<string> {
  if (wish !== null) return upsertDaily(client, work, wish);
  return (await deleteDaily(client, work)) ? 'deleted' : 'none';
}
