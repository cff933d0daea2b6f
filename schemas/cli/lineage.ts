import { z } from 'zod';

export const lineageDialects = ['databricks', 'snowflake', 'bigquery', 'postgres', 'duckdb', 'tsql'] as const;

const name = z.string().min(1);

const ColumnFlow = z.strictObject({
  /** `table.column`; of a bare query's output the column alone. */
  target: name,
  sources: z.array(name),
  kind: z.enum(['identity', 'rename', 'expression', 'aggregate', 'constant', 'unknown']),
  /** 1 only where nothing was assumed. */
  confidence: z.number().min(0).max(1),
});

/** `fresh lineage --json`. */
export const LineageResult = z.strictObject({
  /** Of the file: sql, dbt, or the language of a notebook or program. */
  language: name,
  /** Of SQL alone. */
  dialect: z.enum(lineageDialects).nullable(),
  reads: z.array(name),
  writes: z.array(name),
  columns: z.array(ColumnFlow),
  /** Columns of the last bare SELECT; empty without one. */
  output: z.array(ColumnFlow),
  /** Columns that choose, join, group or order rows only. */
  control: z.array(name),
  edges: z.array(z.strictObject({ from: name, to: name, confidence: z.number().min(0).max(1).optional() })),
  /** Temporary tables and views in force at the end. */
  temporary: z.array(name),
  unresolved: z.array(z.strictObject({ what: z.string(), reason: name })),
});
export type LineageResult = z.infer<typeof LineageResult>;
