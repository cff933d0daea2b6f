import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const fileHistories = {
  name: 'file_histories',
  description:
    'Since when is each recently changed file there, and how did its changes spread over the last 12 months?',
  scope: 'repository',
  params: repoParams(5000),
  row: z.strictObject({
    path: z.string(),
    /** Commits over its whole history. */
    commits: z.int(),
    first_at: z.string().nullable(),
    last_at: z.string().nullable(),
    /** Commits of the 12 months before the date of the tracked commit by quarter, the oldest first; empty where not counted. */
    quarters: z.array(z.int()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
