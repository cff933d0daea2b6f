import { Context } from '@temporalio/activity';

/** Well below the shortest heartbeat timeout (workflows/activity-options.ts). */
const EVERY = 5_000;

/**
 * Runs work that has no steps of its own to report, such as a transfer: heartbeats go on by the clock, carrying the
 * last word of progress, and the signal is aborted when the run is cancelled or the attempt has timed out.
 */
export async function withHeartbeat<T>(
  work: (signal: AbortSignal, tell: (progress: string) => void) => Promise<T>,
): Promise<T> {
  const context = Context.current();
  let last = '';
  const beat = setInterval(() => context.heartbeat(last), EVERY);
  try {
    return await work(context.cancellationSignal, (progress) => {
      last = progress;
    });
  } finally {
    clearInterval(beat);
  }
}
