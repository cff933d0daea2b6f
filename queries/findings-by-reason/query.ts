import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const findingsByReason = {
  name: 'findings_by_reason',
  description: 'What could not be read, resolved or trusted, by reason?',
  scope: 'repository',
  params: repoParams(100),
  row: z.strictObject({
    reason: z.string(),
    findings: z.int(),
    files: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
