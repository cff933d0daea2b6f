import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './logger.ts';

/** Something that no receipt tells and that must be looked at from time to time. */
export interface Look {
  readonly name: string;
  readonly everyMs: number;
  /** Sets the metrics from what it finds. */
  readonly look: () => Promise<void>;
  /** Takes the metrics away: a number that cannot be looked at any more must not go on being shown. */
  readonly unknown: () => void;
}

/** Looks at once and then again and again, each by itself, until the returned function is called and has settled. */
export function startWatch(looks: readonly Look[], logger: Pick<Logger, 'warn'>): () => Promise<void> {
  const stop = new AbortController();
  const watching = looks.map((look) => watch(look, logger, stop.signal));
  return async () => {
    stop.abort();
    await Promise.all(watching);
  };
}

async function watch(
  { name, everyMs, look, unknown }: Look,
  logger: Pick<Logger, 'warn'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await look();
    } catch (error) {
      unknown();
      logger.warn({ look: name, error: error instanceof Error ? error.name : 'unknown' }, 'cannot look');
    }
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
  }
}
