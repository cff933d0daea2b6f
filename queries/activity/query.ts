import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const activity = {
  name: 'activity',
  description: 'How much changed in each quarter, and by how many people?',
  scope: 'repository',
  params: repoParams(400),
  row: z.strictObject({
    quarter: z.string(),
    /** Each file of each commit counts once. */
    changes: z.int(),
    /** Null where no line counts could be read. */
    added: z.int().nullable(),
    deleted: z.int().nullable(),
    files: z.int(),
    people: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
