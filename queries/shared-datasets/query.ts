import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const sharedDatasets = {
  name: 'shared_datasets',
  description: 'Which tables does this repository share with which others, and what do those do with them?',
  scope: 'portfolio',
  params: repoParams(2000),
  row: z.strictObject({
    dataset: z.string(),
    repository: z.string(),
    reads: z.int(),
    writes: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
