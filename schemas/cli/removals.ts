import { z } from 'zod';

/** `fresh process --removals … --json`: which run was answered, and what. */
export const RemovalsResult = z.strictObject({
  workflow: z.string().min(1),
  decision: z.enum(['accept', 'keep']),
});
export type RemovalsResult = z.infer<typeof RemovalsResult>;
