import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const dbtTests = {
  name: 'dbt_tests',
  description: 'How many tests guard the dbt resources?',
  scope: 'repository',
  params: repoParams(50),
  row: z.strictObject({
    tests: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
