import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What a child is asked: one job, and the pieces to do it on, in order. */
export interface Batch<Job, Piece> {
  readonly job: Job;
  readonly pieces: readonly Piece[];
}

/** What a child says: that it has loaded, then an answer for each piece in order, then that the batch is done. */
export type Reply<Answer> =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'done' };

/**
 * The child's side of a pool. An error thrown by `work` ends the process: the pool then knows by the missing answer which
 * piece is guilty, and no state damaged by it (a trapped WASM instance) is used again.
 */
export function servePieces<Job, Piece, Answer>(work: (job: Job, piece: Piece) => Answer): void {
  const reply = async (message: Reply<Answer>): Promise<void> =>
    new Promise((sent) => process.send?.(message, () => sent()));
  dieWithParent();
  let compiled = false;
  process.on('message', async ({ job, pieces }: Batch<Job, Piece>) => {
    // Each answer is on its way before the next piece, which may be the last thing that this process does, is begun.
    for (const piece of pieces) await reply({ type: 'answer', answer: work(job, piece) });
    // A pool ends its children by a kill, which would take with it what Node compiled for the next one to start from.
    if (!compiled) flushCompileCache();
    compiled = true;
    await reply({ type: 'done' });
  });
  process.on('disconnect', () => process.exit());
  void reply({ type: 'ready' });
}

/** A parent that was killed cannot end its children, and a child in an endless loop does not hear that it is gone. */
function dieWithParent(): void {
  // The parent's id is taken here: by the time that the thread runs, the parent may have been replaced already.
  const watch = `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
  new Worker(watch, { eval: true }).unref();
}
