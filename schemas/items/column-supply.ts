import { z } from 'zod';
import { ColumnFlowKind } from './column-flow.ts';

/** A column that a star takes from a table of another repository. Said by the link column-stars. Datasets by their keys. */
export const ColumnSupplyItem = z.strictObject({
  dataset: z.string().min(1),
  column: z.string().min(1),
  /** Dataset that the star is over; the column has the same name there. */
  source: z.string().min(1),
  flow: ColumnFlowKind,
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1).nullable(),
  /** Where the star stands: `<repository>:<path>@<statement, model or function>`. */
  by: z.string().min(1),
});
