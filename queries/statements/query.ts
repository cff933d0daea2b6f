import { z } from 'zod';
import { asOfParam } from '../as-of.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';
import { asOf } from './as-of.ts';

export const statements = {
  name: 'statements',
  description: 'Which SQL statements are there, and which tables does each read and write?',
  scope: 'repository',
  params: repoParams(5000).extend(asOfParam),
  row: z.strictObject({
    path: z.string(),
    line: z.int().nullable(),
    key: z.string(),
    statement: z.string(),
    reads: z.array(z.string()),
    writes: z.array(z.string()),
  }),
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
