import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const recentPeople = {
  name: 'recent_people',
  description: 'Who made the changes of the last four quarters that saw any?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    person: z.string(),
    name: z.string(),
    changes: z.int(),
    /** Null where no line counts could be read. */
    added: z.int().nullable(),
    deleted: z.int().nullable(),
    files: z.int(),
    last_quarter: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
