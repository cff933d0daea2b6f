import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const sharedPackages = {
  name: 'shared_packages',
  description: 'Which packages does this repository share with which others?',
  scope: 'portfolio',
  params: repoParams(2000),
  row: z.strictObject({
    package: z.string(),
    repository: z.string(),
    files: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
