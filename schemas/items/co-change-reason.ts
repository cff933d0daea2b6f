import { z } from 'zod';

/** What explains that two files change together; the item's path sorts before `other_path`. Said by the analyzer co-change. */
export const CoChangeReasonItem = z.strictObject({
  other_path: z.string().min(1),
  /** Sorted, no duplicates; empty where nothing in the repository joins the two. */
  explained: z.array(z.enum(['call', 'flow', 'import', 'ref'])),
});
