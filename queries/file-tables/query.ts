import { z } from 'zod';
import { asOfParam } from '../as-of.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';
import { asOf } from './as-of.ts';

export const fileTables = {
  name: 'file_tables',
  description: 'Which tables does each file write or build?',
  scope: 'repository',
  params: repoParams(5000).extend(asOfParam),
  row: z.strictObject({
    path: z.string(),
    table: z.string(),
  }),
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
