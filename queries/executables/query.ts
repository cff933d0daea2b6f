import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const executables = {
  name: 'executables',
  description: 'Which files are made to be run: notebooks and executable files?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    path: z.string(),
    language: z.string().nullable(),
    notebook: z.boolean(),
    lines: z.int().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
