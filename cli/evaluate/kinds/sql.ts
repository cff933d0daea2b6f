import * as z from 'zod';
import { scriptLineage } from '../../../languages/sql/lineage/script-lineage.ts';
import type { Kind } from '../kind.ts';

const Given = z.object({
  dialect: z.enum(['databricks', 'snowflake', 'bigquery', 'postgres', 'duckdb', 'tsql']),
  sql: z.string(),
  schema: z.record(z.string(), z.array(z.string())).optional(),
});

/** SQL scripts: tables, columns with kind and confidence, control columns, unresolved. */
export const sql: Kind = {
  name: 'sql',
  form: 'lines',
  inputs: ['dialect', 'sql', 'schema'],
  answer: (given, tools) => {
    const { schema, ...script } = Given.parse(given);
    const known = new Map(Object.entries(schema ?? {}));
    const { reads, writes, columns, control, unresolved } = scriptLineage(tools.sql, {
      ...script,
      schema: known,
    });
    return Promise.resolve({ reads, writes, columns, control, unresolved });
  },
};
