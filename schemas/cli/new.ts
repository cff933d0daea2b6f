import { z } from 'zod';

/** `fresh new --json`. */
export const NewResult = z.strictObject({
  sort: z.enum(['miner', 'analyzer', 'link', 'query', 'report']),
  name: z.string().min(1),
  /** Files written or changed, from the checkout. */
  files: z.array(z.string().min(1)).min(1),
});
export type NewResult = z.infer<typeof NewResult>;
