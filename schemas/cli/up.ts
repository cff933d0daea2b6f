import { z } from 'zod';

/** `fresh up --json`. */
export const UpResult = z.strictObject({
  /** True when it was running before the command. */
  already: z.boolean(),
  engine: z.enum(['local', 'compose']),
  seconds: z.number().nonnegative(),
  urls: z.record(z.string(), z.string()),
});
export type UpResult = z.infer<typeof UpResult>;
