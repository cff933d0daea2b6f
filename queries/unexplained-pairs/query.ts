import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const unexplainedPairs = {
  name: 'unexplained_pairs',
  description: 'Which files change together although nothing in the code joins them?',
  scope: 'repository',
  params: repoParams(200),
  row: z.strictObject({
    path: z.string(),
    other_path: z.string(),
    /** Commits that changed both. */
    together: z.int(),
    /** together / commits of the less often changed file. */
    share: z.number(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
