import { z } from 'zod';

/** Something in staging that is not what its index says. */
export const StageDamage = z.strictObject({
  repo: z.string().min(1),
  run_id: z.string().min(1),
  /** Name of the file in the run, e.g. sealed/file.jsonl. */
  part: z.string().min(1),
  what: z.string().min(1),
});
export type StageDamage = z.infer<typeof StageDamage>;

/** `fresh stage-scan --json`. */
export const StageScanResult = z.strictObject({
  /** Sealed runs that were looked at. */
  runs: z.int().nonnegative(),
  parts: z.int().nonnegative(),
  /** Envelopes and rejects that were read. */
  records: z.int().nonnegative(),
  /** Sorted by repository, run and part; the first trouble of each part. */
  damage: z.array(StageDamage),
});
export type StageScanResult = z.infer<typeof StageScanResult>;
