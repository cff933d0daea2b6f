import { z } from 'zod';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** Facts of one field over cases: how many were right, too many and missing. Of nothing, precision and recall are 1. */
const FieldScore = z.strictObject({
  right: count,
  extra: count,
  missing: count,
  precision: share,
  recall: share,
});
export type FieldScore = z.infer<typeof FieldScore>;

const fields = z.record(z.string(), FieldScore);

/** `fresh evaluate --json`. */
export const EvaluateResult = z.strictObject({
  kind: z.string().min(1),
  cases: z.int().positive(),
  answered: count,
  fields,
  /** By feature; `exact` counts the cases without a miss in any field. */
  features: z.record(z.string(), z.strictObject({ cases: z.int().positive(), exact: count, fields })),
  /** Lineage facts that claim confidence 1, and how many of them are wrong. */
  sure: z.strictObject({ claimed: count, wrong: count }),
  /** Cases whose answering threw. */
  failed: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
});
export type EvaluateResult = z.infer<typeof EvaluateResult>;
