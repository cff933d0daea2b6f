import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const packages = {
  name: 'packages',
  description: 'Which packages does the code import, and in how many files?',
  scope: 'portfolio',
  params: repoParams(500),
  row: z.strictObject({
    package: z.string(),
    files: z.int(),
    /** Repositories in the graph that import it, this one included. */
    repositories: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
