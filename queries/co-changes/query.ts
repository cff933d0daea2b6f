import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const coChanges = {
  name: 'co_changes',
  description: 'Which files change together, and how often?',
  scope: 'repository',
  params: repoParams(200),
  row: z.strictObject({
    path: z.string(),
    other_path: z.string(),
    together: z.int(),
    share: z.number(),
    /** True when one of the two imports the other, so that nobody is surprised. */
    imported: z.boolean(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
