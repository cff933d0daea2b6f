import { Context } from '@temporalio/activity';

/** Called for each record of a long stream: counts it, and throws when the activity was cancelled. */
export type Beat = () => void;

/** What work can say of itself while it runs, and hear. */
export interface Pulse {
  /** Aborted when the run is cancelled or the attempt has timed out. */
  readonly signal: AbortSignal;
  /** The next heartbeats carry this word, for work without records, such as a transfer. */
  readonly tell: (progress: string) => void;
  readonly beat: Beat;
}

/** Well below the shortest heartbeat timeout (workflows/activity-options.ts): lost beats do no harm. */
const BEAT_MS = 5_000;
const RECORDS_A_LOOK = 1_000;

/** Runs work while Temporal is told, by the clock, how far it is: its last word or the records seen. */
export async function withHeartbeat<T>(work: (pulse: Pulse) => Promise<T>): Promise<T> {
  const context = Context.current();
  const signal = context.cancellationSignal;
  let said: string | null = null;
  let records = 0;
  const send = (): void => context.heartbeat(said ?? { records });
  const timer = setInterval(send, BEAT_MS);
  try {
    send();
    return await work({
      signal,
      tell: (progress) => {
        said = progress;
      },
      beat: () => {
        records += 1;
        if (records % RECORDS_A_LOOK === 0) signal.throwIfAborted();
      },
    });
  } finally {
    clearInterval(timer);
  }
}
