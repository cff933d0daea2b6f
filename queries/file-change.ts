import { z } from 'zod';

/** How a file changed of late and how complex it is: the row of `hotspots` and `top_churn`. */
export const FileChange = z.strictObject({
  path: z.string(),
  language: z.string().nullable(),
  lines: z.int().nullable(),
  /**
   * What "of late" is: the 12 months before the date of the tracked commit, or, where the graph holds no such window
   * (written before it was counted), the last four quarters that saw any change.
   */
  window: z.enum(['twelve-months', 'four-quarters']),
  /** Commits that changed it in the window. */
  changes: z.int(),
  /** Null where no line counts could be read. */
  added: z.int().nullable(),
  deleted: z.int().nullable(),
  people: z.int(),
  /** Sum over its Python functions or its SQL statements, as `complexity_by` says; null where none was read. */
  complexity: z.int().nullable(),
  complexity_by: z.string().nullable(),
  /** changes × complexity. */
  hotspot: z.int().nullable(),
  /** The recent two quarters against the two before. */
  trend: z.string().nullable(),
  /** Share of the changes by the person with most, from 0 to 1. */
  main_share: z.number().nullable(),
  /** Least number of people who made more than half of the changes. */
  bus_factor: z.int().nullable(),
});
