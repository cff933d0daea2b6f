import type { MessagePort } from 'node:worker_threads';

/** What a thread is asked: one job, and the pieces to do it on, in order. */
export interface Batch<Job, Piece> {
  readonly job: Job;
  readonly pieces: readonly Piece[];
}

/** What a thread says: that it has loaded, then an answer for each piece in order, then that the batch is done. */
export type Reply<Answer> =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'done' };

/**
 * The thread's side of a pool. An error thrown by `work` ends the thread: the pool then knows by the missing answer which
 * piece is guilty, and no state damaged by it (a trapped WASM instance) is used again.
 */
export function servePieces<Job, Piece, Answer>(
  port: MessagePort,
  work: (job: Job, piece: Piece) => Answer,
): void {
  const reply = (message: Reply<Answer>): void => port.postMessage(message);
  port.on('message', ({ job, pieces }: Batch<Job, Piece>) => {
    for (const piece of pieces) reply({ type: 'answer', answer: work(job, piece) });
    reply({ type: 'done' });
  });
  reply({ type: 'ready' });
}
