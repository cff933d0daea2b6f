import type { Staging } from '../../adapters/staging/staging.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { RunRef } from '../../schemas/run.ts';
import { type BatchResult, batchLines } from './batches.ts';

/** Pieces of a task that are staged together. */
export interface Batch {
  readonly mine: () => Promise<BatchResult>;
  readonly skip: () => void;
}

/** One batch is staged while the next one is mined, so that mining processes do not wait for the disk. */
export async function stageBatches(
  staging: Staging,
  run: RunRef,
  name: string,
  batches: AsyncIterable<Batch>,
  signal: AbortSignal | undefined,
): Promise<readonly PartRef[]> {
  const parts: Promise<PartRef>[] = [];
  try {
    for await (const batch of batches) {
      signal?.throwIfAborted();
      const part = `${name}.batch-${String(parts.length).padStart(5, '0')}.jsonl`;
      const stage = await mineUnlessStaged(staging, run, part, batch);
      await parts.at(-1);
      parts.push(stage());
      parts.at(-1)?.catch(() => undefined); // awaited before the next; until then it is not unhandled
    }
    return await Promise.all(parts);
  } finally {
    await Promise.allSettled(parts);
  }
}

async function mineUnlessStaged(
  staging: Staging,
  run: RunRef,
  part: string,
  batch: Batch,
): Promise<() => Promise<PartRef>> {
  const standing = await staging.findPart(run, part);
  if (standing === null) {
    const lines = batchLines(await batch.mine());
    return () => staging.writePart(run, part, lines);
  }
  batch.skip();
  return async () => standing;
}
