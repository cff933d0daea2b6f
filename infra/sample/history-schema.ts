import { z } from 'zod';

const Step = z.strictObject({
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  by: z.string().min(1),
  say: z.string().min(1),
  files: z.array(z.string().min(1)).default([]),
  remove: z.array(z.string().min(1)).default([]),
  /** Old path → new path. */
  move: z.record(z.string(), z.string()).default({}),
  /** Branch that the commit lies on; main when absent. */
  on: z.string().optional(),
  /** Branch that the commit merges into main. */
  merge: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

export const History = z.strictObject({
  people: z.record(z.string(), z.strictObject({ name: z.string().min(1), email: z.string().min(3) })),
  commits: z.array(Step).min(1),
});
export type History = z.infer<typeof History>;
