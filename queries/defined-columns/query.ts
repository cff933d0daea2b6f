import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const definedColumns = {
  name: 'defined_columns',
  description: 'Which columns do definitions give each table whose name means the same for everybody?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    dataset: z.string(),
    repository: z.string(),
    column: z.string(),
    /** Position in the definition. */
    ordinal: z.int(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
