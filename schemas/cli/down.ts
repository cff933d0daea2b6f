import { z } from 'zod';

/** `fresh down --json`. */
export const DownResult = z.strictObject({
  /** Processes ended; null when containers were stopped. */
  ended: z.int().nonnegative().nullable(),
});
export type DownResult = z.infer<typeof DownResult>;
