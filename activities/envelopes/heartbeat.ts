import { Context } from '@temporalio/activity';

/** Called for each record of a long stream: tells Temporal now and then how far it is, and throws when cancelled. */
export type Beat = () => void;

const RECORDS_A_BEAT = 5_000;

/** Beats of the running activity. The SDK thins them out further before they go over the network. */
export function activityBeat(): Beat {
  const context = Context.current();
  let records = 0;
  return () => {
    records += 1;
    if (records % RECORDS_A_BEAT !== 0) return;
    context.heartbeat({ records });
    context.cancellationSignal.throwIfAborted();
  };
}
