import type { Client } from '@temporalio/client';
import { deleteNightly, type NightlyWish, upsertNightly } from '../adapters/temporal/nightly-schedule.ts';
import type { Environment } from '../schemas/environment.ts';
import type { Settings } from '../schemas/settings.ts';

/** When the portfolio is to be processed; null for never. The environment has the last word, as for one machine of many. */
export function wishedNightly(
  { nightly, repositories }: Pick<Settings, 'nightly' | 'repositories'>,
  environment: Environment['FRESH_NIGHTLY'],
): NightlyWish | null {
  const { on, at, timezone, jitter } = nightly;
  const isOn = environment === undefined ? on : environment !== 'off';
  if (!isOn || repositories.length === 0) return null;
  const isTime = environment !== undefined && environment !== 'on' && environment !== 'off';
  return { at: isTime ? environment : at, timezone, jitter };
}

/** Makes Temporal's schedule what the settings wish; says in a word what was done. */
export async function keepNightly(client: Client, wish: NightlyWish | null): Promise<string> {
  if (wish !== null) return upsertNightly(client, wish);
  return (await deleteNightly(client)) ? 'deleted' : 'none';
}
