import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

const count = z.int().nonnegative();

export const schemaCoverage = {
  name: 'schema_coverage',
  description: 'Of how many tables are the columns known, described and tested?',
  scope: 'repository',
  params: repoParams(50),
  row: z.strictObject({
    /** Kind of the dbt resource that declares the table; null for tables that only statements name. The kinds add up to all tables. */
    declared_as: z.string().nullable(),
    tables: count,
    with_columns: count,
    /** With a description of the table itself. */
    described: count,
    /** With a test on one column or more. */
    tested: count,
    columns: count,
    columns_described: count,
    columns_tested: count,
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
