import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const contentStates = {
  name: 'content_states',
  description: 'How many files could be read as text, and what kept the others from it?',
  scope: 'repository',
  params: repoParams(50),
  row: z.strictObject({
    state: z.string(),
    files: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
