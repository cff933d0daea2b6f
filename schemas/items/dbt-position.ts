import { z } from 'zod';

/** Where a table of a dbt project stands among the others. Said by the analyzer dbt-layers. */
export const DbtPositionItem = z.strictObject({
  resource: z.enum(['model', 'source', 'seed', 'snapshot']),
  project: z.string().min(1),
  name: z.string().min(1),
  /** Longest way from a table that needs no other; those of one cycle share a level. */
  level: z.int().nonnegative(),
  /** Tables that it needs and that need it, itself left out. */
  in_degree: z.int().nonnegative(),
  out_degree: z.int().nonnegative(),
  in_cycle: z.boolean(),
  /** Null for what has no layer: sources, seeds, snapshots. */
  layer: z.enum(['staging', 'intermediate', 'marts']).nullable(),
  /** By the name and folder, or by what it reads and who reads it. */
  layer_by: z.enum(['name', 'position']).nullable(),
});
