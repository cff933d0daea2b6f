import { z } from 'zod';

/**
 * The columns that one place gives a table: a definition, or a list of columns in a query whose stars are still open. A
 * star is filled from what other files say of its table (analyzer column-lineage).
 */
export const TableColumnsItem = z.strictObject({
  table: z.string().min(1),
  /** In order, folded; those of open stars are not among them. */
  columns: z.array(z.string().min(1)),
  /** True where this defines the table, so that with its stars filled nothing is missing. */
  defines: z.boolean(),
  stars: z.array(
    z.strictObject({
      /** Table whose columns are meant. */
      table: z.string().min(1),
      /** How many of `columns` stand before it. */
      at: z.int().nonnegative(),
      /** Names that the star leaves out or replaces; sorted. */
      without: z.array(z.string().min(1)),
    }),
  ),
  /** As in `column-flow`. */
  by: z.string().min(1),
});
