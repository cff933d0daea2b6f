import { Context } from '@temporalio/activity';

/** Called for each record of a long stream: counts it, and throws when the activity was cancelled. */
export type Beat = () => void;

/** Well below the shortest heartbeat timeout: lost beats do no harm. */
const BEAT_MS = 10_000;
const RECORDS_A_LOOK = 1_000;

/** Runs work over records while Temporal is told how many were seen. */
export async function withHeartbeat<T>(work: (beat: Beat) => Promise<T>): Promise<T> {
  const context = Context.current();
  let records = 0;
  const tell = (): void => context.heartbeat({ records });
  const timer = setInterval(tell, BEAT_MS);
  try {
    tell();
    return await work(() => {
      records += 1;
      if (records % RECORDS_A_LOOK === 0) context.cancellationSignal.throwIfAborted();
    });
  } finally {
    clearInterval(timer);
  }
}
