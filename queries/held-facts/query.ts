import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const heldFacts = {
  name: 'held_facts',
  description: 'Which things are kept though a run no longer found them, and since which run?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    family: z.string(),
    key: z.string(),
    path: z.string().nullable(),
    since_run: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 600,
} as const satisfies SavedQuery;
