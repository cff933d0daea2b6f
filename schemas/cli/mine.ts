import { z } from 'zod';

const counts = z.record(z.string(), z.int().positive());

/** `fresh mine --json`: the last line; the lines before it are envelopes. */
export const MineResult = z.strictObject({
  repo: z.string().min(1),
  /** By kind. */
  items: counts,
  /** By reason. */
  rejects: counts,
  /** Files that a miner could not look at. */
  unseen: z.int().nonnegative(),
});
export type MineResult = z.infer<typeof MineResult>;
