import { z } from 'zod';
import { asOfParam } from '../as-of.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';
import { asOf } from './as-of.ts';

export const dbtColumns = {
  name: 'dbt_columns',
  description: 'Which columns do dbt resources declare, with which tests?',
  scope: 'repository',
  params: repoParams(10000).extend(asOfParam),
  row: z.strictObject({
    key: z.string(),
    ordinal: z.int(),
    column: z.string(),
    description: z.string().nullable(),
    tests: z.array(z.string()),
  }),
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
