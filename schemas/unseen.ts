import { z } from 'zod';

/**
 * A file that a miner could not look at for a reason outside the file's content: its thread ran out of memory, crashed or
 * did not answer, or its object could not be read. Facts that the miner knew of it before are held, never retired (law 3).
 */
export const Unseen = z.strictObject({
  miner: z.string().min(1),
  path: z.string().min(1),
  why: z.string().min(1),
});
export type Unseen = z.infer<typeof Unseen>;
