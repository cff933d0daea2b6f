import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tableColumns = {
  name: 'table_columns',
  description: 'Which columns do the tables have here, and which columns are they made of, one step back?',
  scope: 'repository',
  params: repoParams(5000),
  /** A row for each origin of a column, one row for a column without. */
  row: z.strictObject({
    dataset: z.string(),
    /** Position in the definition; null where no definition tells it. */
    ordinal: z.int().nullable(),
    column: z.string(),
    /** identity, rename, expression, aggregate, constant or unknown; null where nothing here fills the column. */
    kind: z.string().nullable(),
    /** Key of a column that its values are made of; null where there is none. */
    origin: z.string().nullable(),
    /** From 0 to 1, of this step; null without origin. */
    confidence: z.number().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
