import { z } from 'zod';
import { TableColumnsItem } from './table-columns.ts';

/** A star over a table whose columns no file of the repository tells. Said by the analyzer column-lineage. */
export const OpenStarItem = z.strictObject({
  ...TableColumnsItem.pick({ table: true, columns: true, defines: true, by: true }).shape,
  /** Table whose columns are meant. */
  over: z.string().min(1),
  /** Which of the place's stars it is, from 0, and how many of `columns` stand before it. */
  nth: z.int().nonnegative(),
  at: z.int().nonnegative(),
  /** Names that the star leaves out or replaces; sorted. */
  without: z.array(z.string().min(1)),
});
