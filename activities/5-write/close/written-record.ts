import { z } from 'zod';
import type { RunFolder, Staging } from '../../../adapters/staging/staging.ts';
import { PartRef, Sha256 } from '../../../schemas/part-ref.ts';
import { ENDINGS } from '../../../schemas/sealed-index.ts';
import { readDocument } from '../../envelopes/read-document.ts';

const count = z.int().nonnegative();

/** `written.json`: how a run stands in the graph since its books were closed. */
export const WrittenRecord = z.strictObject({
  graph_hash: Sha256,
  offered: count,
  accepted: count,
  deferred: count.optional(),
  rejected: count,
  dead_lettered: count,
  held: count.optional(),
  /** State of the graph hash. */
  hash: z.strictObject({ sum: z.string(), count }).optional(),
  books: PartRef.optional(),
  /** Envelopes that no mapping took, as in the write plan. */
  rejects: PartRef.optional(),
});
export type WrittenRecord = z.infer<typeof WrittenRecord>;

/** The closed books of a run, as finishWrite left them in staging; null when it was not written to the end. */
export const readWritten = (staging: Staging, run: RunFolder): Promise<WrittenRecord | null> =>
  readDocument(staging, run, ENDINGS.written, WrittenRecord);
