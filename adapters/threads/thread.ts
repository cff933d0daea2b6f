import { Worker } from 'node:worker_threads';
import type { Batch, Reply } from './serve-pieces.ts';

export interface ThreadOptions {
  /** Module that calls servePieces. */
  readonly entry: URL;
  /** A thread that says nothing for so long while it has work is ended. Never a reason to reject a file (law 9). */
  readonly watchdogMs: number;
  /** JavaScript heap; WASM memory comes on top of it. */
  readonly memoryMb: number;
}

/** Answers of the first pieces of a batch, and why the thread ended before the rest; null when it did them all. */
export interface Trial<Answer> {
  readonly answers: readonly Answer[];
  readonly ended: string | null;
}

export interface Thread<Job, Piece, Answer> {
  /** One batch at a time. A thread that ended is of no further use. Rejects when the thread could not even load. */
  readonly run: (batch: Batch<Job, Piece>) => Promise<Trial<Answer>>;
  readonly close: () => Promise<void>;
}

export function openThread<Job, Piece, Answer>(options: ThreadOptions): Thread<Job, Piece, Answer> {
  const worker = new Worker(options.entry, { resourceLimits: { maxOldGenerationSizeMb: options.memoryMb } });
  let ready = false;
  let dead = false;
  // Until its first batch nobody else listens, and an unheard error would end the process.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    dead = true;
  });
  worker.unref();
  return {
    close: async () => void (await worker.terminate()),
    run: (batch) =>
      new Promise((resolve, reject) => {
        const answers: Answer[] = [];
        let trouble = 'the thread ended';
        const timer = setTimeout(onSilence, options.watchdogMs);

        function settle(ended: string | null): void {
          clearTimeout(timer);
          worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
          if (ready) resolve({ answers, ended });
          else reject(new Error(`a mining thread did not start: ${ended}`));
        }
        function onMessage(reply: Reply<Answer>): void {
          timer.refresh();
          ready = true;
          if (reply.type === 'answer') answers.push(reply.answer);
          if (reply.type === 'done') settle(null);
        }
        function onError(error: Error): void {
          trouble = describe(error);
        }
        function onExit(): void {
          settle(trouble);
        }
        function onSilence(): void {
          trouble = `no answer within ${options.watchdogMs} ms`;
          void worker.terminate();
        }

        if (dead) return settle('the thread ended while it had no work');
        worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
        worker.postMessage(batch);
      }),
  };
}

// Name and code only: the message of an error may hold mined text.
function describe(error: Error & { code?: string }): string {
  return error.code ?? error.name;
}
