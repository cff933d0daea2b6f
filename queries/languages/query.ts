import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const languages = {
  name: 'languages',
  description: 'Which languages is this repository written in, and how much of each?',
  scope: 'repository',
  params: repoParams(200),
  row: z.strictObject({
    /** Null for files of no known language. */
    language: z.string().nullable(),
    files: z.int(),
    lines: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
