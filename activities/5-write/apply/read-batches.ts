import type { Staging } from '../../../adapters/staging/staging.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import { BATCH } from '../live/in-pages.ts';

/** Rows of a part in order, cut where the group changes or a batch is full: the n-th batch is the same in every attempt. */
export async function* readBatches<R>(
  staging: Staging,
  part: PartRef,
  groupOf: (row: R) => string,
  size = BATCH,
): AsyncIterable<readonly [R, ...R[]]> {
  let batch: R[] = [];
  let group = '';
  for await (const line of staging.readLines(part)) {
    const row = JSON.parse(line) as R;
    const next = groupOf(row);
    const [first, ...rest] = batch;
    if (first !== undefined && (next !== group || batch.length >= size)) {
      yield [first, ...rest];
      batch = [];
    }
    group = next;
    batch.push(row);
  }
  const [first, ...rest] = batch;
  if (first !== undefined) yield [first, ...rest];
}

/** The same values, each asked for while the one before is at work: reading and parsing cost no waiting then. */
export async function* oneAhead<T>(values: AsyncIterable<T>): AsyncIterable<T> {
  const source = values[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = source.next();
      // A fault of the read ahead is thrown when its turn comes; until then it must not count as unhandled.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await source.return?.();
  }
}
