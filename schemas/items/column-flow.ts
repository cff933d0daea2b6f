import { z } from 'zod';

/** A column of a table: the table's name as other items spell it, the column's folded by the same rule. */
export const ColumnName = z.strictObject({ table: z.string().min(1), column: z.string().min(1) });

/** Strongest first: unknown > aggregate > expression > rename > identity > constant. */
export const ColumnFlowKind = z.enum([
  'identity',
  'rename',
  'expression',
  'aggregate',
  'constant',
  'unknown',
]);

/**
 * One column of a persistent table and the columns that produce its values, as one place says it. Whoever knows column
 * flows says this kind: a SQL statement, a dbt model, a DataFrame that is written. Table names are spelled as in
 * `sql-statement`, so that all of them meet in one dataset.
 */
export const ColumnFlowItem = z.strictObject({
  ...ColumnName.shape,
  /** Sorted, no duplicates; empty where no column produces the values. */
  sources: z.array(ColumnName),
  flow: ColumnFlowKind,
  /** 1 only where nothing was assumed. */
  confidence: z.number().min(0).max(1),
  /** Why the confidence is below 1. */
  reason: z.string().min(1).nullable(),
  /** What says so within the file: `<text hash>[~n]` of a statement, name of a model, qualified name of a function. */
  by: z.string().min(1),
});
