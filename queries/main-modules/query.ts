import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const mainModules = {
  name: 'main_modules',
  description: 'Which Python files are made to be run?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    path: z.string(),
    module: z.string(),
    imported_by: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
