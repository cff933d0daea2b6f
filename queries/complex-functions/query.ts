import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const complexFunctions = {
  name: 'complex_functions',
  description: 'Which functions take the most paths?',
  scope: 'repository',
  params: repoParams(100),
  row: z.strictObject({
    path: z.string(),
    line: z.int().nullable(),
    name: z.string(),
    complexity: z.int(),
    loc: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
