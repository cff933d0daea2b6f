import { z } from 'zod';

/** Data of one table goes into another, by statements and dbt models of the repository. Said by the analyzer sql-lineage. */
export const TableFlowItem = z.strictObject({
  /** Names as the statements or the project have them, folded by the platform's rule. */
  from: z.string().min(1),
  to: z.string().min(1),
  /** Statements and models that say so; 0 where two names are only taken for one table. */
  statements: z.int().nonnegative(),
  confidence: z.number().min(0).max(1),
  /** Why the confidence is below 1. */
  reason: z.string().min(1).nullable(),
});
