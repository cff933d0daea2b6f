import { openSpan } from '../telemetry/spans.ts';
import type { ChildOptions } from './child.ts';
import { inChunks } from './in-chunks.ts';
import { createPlace, type Outcome, type Place } from './place.ts';
import { createSlots } from './slots.ts';

export interface ProcessPool<Job, Piece, Answer> {
  /**
   * Outcomes in the order of the pieces. Pieces are read only as fast as processes and the reader of the outcomes allow.
   * A piece that ends its process costs no other piece.
   */
  readonly run: (
    job: Job,
    pieces: Iterable<Piece> | AsyncIterable<Piece>,
    signal?: AbortSignal,
  ) => AsyncIterable<Outcome<Piece, Answer>>;
  readonly close: () => Promise<void>;
}

export interface ProcessPoolOptions<Piece> extends ChildOptions {
  readonly size: number;
  /** Size of a piece in characters; small pieces travel together. */
  readonly weigh: (piece: Piece) => number;
}

/** Chunks under way for each process: enough that none waits, few enough that memory stays flat. */
const AHEAD = 2;

/** Processes start when there is work and keep running until `close`; idle ones do not keep the process alive. */
export function createProcessPool<Job, Piece, Answer>(
  options: ProcessPoolOptions<Piece>,
): ProcessPool<Job, Piece, Answer> {
  const places = Array.from(
    { length: Math.max(1, options.size) },
    (): Place<Job, Piece, Answer> => createPlace(options),
  );
  const slots = createSlots(places);

  async function runChunk(job: Job, chunk: readonly Piece[], signal?: AbortSignal) {
    const place = await slots.acquire();
    try {
      return await place.run(job, chunk, signal);
    } finally {
      slots.release(place);
    }
  }

  async function* outcomes(job: Job, pieces: Iterable<Piece> | AsyncIterable<Piece>, signal?: AbortSignal) {
    const pending: Promise<readonly Outcome<Piece, Answer>[]>[] = [];
    for await (const chunk of inChunks(pieces, options.weigh)) {
      const result = runChunk(job, chunk, signal);
      result.catch(() => undefined); // awaited later, in order; until then it is not unhandled
      pending.push(result);
      const first = pending.length < places.length * AHEAD ? undefined : pending.shift();
      if (first !== undefined) yield* await unlessAborted(first, signal);
    }
    for (const result of pending) yield* await unlessAborted(result, signal);
  }

  async function* run(job: Job, pieces: Iterable<Piece> | AsyncIterable<Piece>, signal?: AbortSignal) {
    const span = openSpan('pieces in processes', { attributes: { 'fresh.processes': places.length } });
    try {
      yield* outcomes(job, pieces, signal);
      span.end();
    } catch (error) {
      span.end(error);
      throw error;
    }
  }

  return {
    run,
    close: async () => void (await Promise.all(places.map((place) => place.close()))),
  };
}

/** A stuck piece holds its process until the watchdog ends it, but it need not hold who asked. */
async function unlessAborted<T>(result: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return result;
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([result, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
