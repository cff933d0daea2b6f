import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tableFlows = {
  name: 'table_flows',
  description: 'Which tables feed which others here?',
  scope: 'repository',
  params: repoParams(5000),
  row: z.strictObject({
    from: z.string(),
    to: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
