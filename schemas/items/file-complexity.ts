import { z } from 'zod';

/** Complexity of a file, alone and together with its change. Said by the analyzer complexity-churn. */
export const FileComplexityItem = z.strictObject({
  /** Sum over its Python functions (McCabe) or its SQL statements (languages/sql/complexity.ts). */
  complexity: z.int().nonnegative(),
  complexity_by: z.enum(['functions', 'statements']),
  /** recent_commits × complexity; null where there is no history. */
  hotspot: z.int().nonnegative().nullable(),
});
