import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const findings = {
  name: 'findings',
  description: 'Where exactly is what could not be read, resolved or trusted?',
  scope: 'repository',
  params: repoParams(1000),
  row: z.strictObject({
    reason: z.string(),
    path: z.string().nullable(),
    line: z.int().nullable(),
    what: z.string(),
    detail: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
