import { z } from 'zod';

/** Two files that changed in the same commits at least five times; the item's path sorts before `other_path`. Said by git-history. */
export const CoChangeItem = z.strictObject({
  other_path: z.string().min(1),
  together: z.int().positive(),
  /** together / commits of the less often changed of the two, 0 to 1, three decimals. */
  share: z.number().min(0).max(1),
});
