import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const datasetUses = {
  name: 'dataset_uses',
  description: 'Which repositories write and read each table whose name means the same for everybody?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    dataset: z.string(),
    repository: z.string(),
    /** Statements and dbt sources that read it. */
    reads: z.int(),
    /** Statements, models, seeds and snapshots that write it. */
    writes: z.int(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
