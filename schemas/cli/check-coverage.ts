import { z } from 'zod';

const count = z.int().nonnegative();
const counted = { repo: z.string().min(1), miner: z.string().min(1), subject: z.string().min(1) };

/** `fresh check-coverage --json`. */
export const CheckCoverageResult = z.strictObject({
  /** Least share that each row must reach. */
  min: z.number().min(0).max(1),
  /** True when each row reaches it. */
  passed: z.boolean(),
  rows: z.array(
    z.strictObject({
      ...counted,
      files: count,
      total: count,
      resolved: count,
      unresolved: count,
      share: z.number().min(0).max(1),
      passed: z.boolean(),
    }),
  ),
  /** Why the rest is open; the numbers add up to `unresolved`. */
  reasons: z.array(z.strictObject({ ...counted, reason: z.string().min(1), unresolved: z.int().positive() })),
  /** Files that a miner could not look at; only of a path. */
  unseen: count,
});
export type CheckCoverageResult = z.infer<typeof CheckCoverageResult>;
