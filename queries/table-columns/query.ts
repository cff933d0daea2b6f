import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tableColumns = {
  name: 'table_columns',
  description: 'Which columns do the tables have here, and of how many others is each made?',
  scope: 'repository',
  params: repoParams(50000),
  row: z.strictObject({
    dataset: z.string(),
    column: z.string(),
    /** Position in the definition; null where no definition tells it. */
    ordinal: z.int().nullable(),
    /** How the values come about where no column produces them. */
    kind: z.string().nullable(),
    /** Columns that its values are made of, one step back. */
    sources: z.int().nonnegative(),
    /** The least sure of those steps; null without sources. */
    confidence: z.number().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 300,
} as const satisfies SavedQuery;
