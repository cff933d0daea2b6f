import { z } from 'zod';

/** All columns of a table in order, stars of its definition filled. Said by the analyzer column-lineage. */
export const TableSchemaItem = z.strictObject({
  table: z.string().min(1),
  columns: z.array(z.string().min(1)).min(1),
});
