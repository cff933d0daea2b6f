import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const hotspots = {
  name: 'hotspots',
  description: 'Which files changed most in the last four quarters that saw any, and how complex are they?',
  scope: 'repository',
  params: repoParams(200),
  row: z.strictObject({
    path: z.string(),
    language: z.string().nullable(),
    lines: z.int().nullable(),
    changes: z.int(),
    /** Null where no line counts could be read. */
    added: z.int().nullable(),
    deleted: z.int().nullable(),
    people: z.int(),
    /** Sum over its functions; null where no function was read. */
    complexity: z.int().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
