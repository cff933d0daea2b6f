import { z } from 'zod';

const figure = z.number().nullable();

export const BenchReading = z.strictObject({
  name: z.string().min(1),
  says: z.string().min(1),
  /** `×`: ours divided by the anchor. */
  unit: z.enum(['×', 'MB', 'ms', '%', 'count']),
  /** Ratio of the medians, or the median of our own figure. */
  value: figure,
  /** Over the single pairs. */
  least: figure,
  most: figure,
  limit: z
    .union([z.strictObject({ atMost: z.number() }), z.strictObject({ atLeast: z.number() })])
    .nullable(),
  /** Null: told without being judged. */
  pass: z.boolean().nullable(),
});
export type BenchReading = z.infer<typeof BenchReading>;

export const BenchRow = z.strictObject({
  name: z.string().min(1),
  what: z.string().min(1),
  anchor: z.string().min(1),
  state: z.enum(['pass', 'miss', 'skipped', 'failed']),
  readings: z.array(BenchReading),
  /** On what it was measured. */
  notes: z.array(z.string()),
  /** Why it was left out, failed or misses a limit. */
  why: z.string().nullable(),
});
export type BenchRow = z.infer<typeof BenchRow>;

/** `fresh bench --json`: ratios measured side by side on this machine. */
export const BenchResult = z.strictObject({
  pairs: z.int().positive(),
  machine: z.strictObject({ cores: z.int().positive(), load: z.number().nonnegative() }),
  rows: z.array(BenchRow),
});
export type BenchResult = z.infer<typeof BenchResult>;
