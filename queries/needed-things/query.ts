import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

/** Only what a file still defines: a join may keep a node for a while that its repository dropped. */
export const neededThings = {
  name: 'needed_things',
  description: 'Which tasks and clusters name things that are made elsewhere?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    family: z.enum(['Task', 'Cluster']),
    key: z.string(),
    repository: z.string(),
    /** Target of the bundle; null where the text chooses none. */
    environment: z.string().nullable(),
    needs: z.array(z.string()),
    path: z.string().nullable(),
    line: z.int().nullable(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
