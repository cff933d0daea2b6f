import { connectTemporal, type TemporalPlace } from '../../adapters/temporal/connect.ts';
import { describeDaily } from '../../adapters/temporal/daily-schedule.ts';
import { nightly } from '../../adapters/temporal/nightly-schedule.ts';
import type { NightlyStatus } from '../../schemas/cli/status.ts';

/** The nightly schedule, null without one, undefined when Temporal cannot say. */
export async function askNightly(place: TemporalPlace): Promise<NightlyStatus | null | undefined> {
  const connected = await connectTemporal(place).catch(() => null);
  if (connected === null) return undefined;
  try {
    return await describeDaily(connected.client, nightly);
  } catch {
    return undefined;
  } finally {
    await connected.close();
  }
}

/** In words. */
export function nightlyWords(nightly: NightlyStatus | null): string {
  if (nightly === null) return 'none: the settings file lists no repositories, or turns it off';
  if (nightly.paused)
    return `paused${nightly.note === null || nightly.note === '' ? '' : `: ${nightly.note}`}`;
  return `next run ${nightly.next ?? 'unknown'}`;
}
