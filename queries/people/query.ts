import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const people = {
  name: 'people',
  description: 'Who knows this repository, since when, and how much of it did each change?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    person: z.string(),
    name: z.string(),
    /** Each file of each commit counts once. */
    changes: z.int(),
    /** Of all changes, from 0 to 1 in thousandths. */
    share: z.number(),
    files: z.int(),
    /** Files that nobody else changed. */
    alone: z.int(),
    first_quarter: z.string(),
    last_quarter: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
