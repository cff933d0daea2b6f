import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tableHolders = {
  name: 'table_holders',
  description: 'Which resources make what each table lies in, or say who may use it?',
  scope: 'portfolio',
  params: portfolioParams(50_000),
  row: z.strictObject({
    dataset: z.string(),
    resource: z.string(),
    resource_name: z.string(),
    resource_type: z.string().nullable(),
    repo: z.string(),
    stack: z.string().nullable(),
    stack_name: z.string().nullable(),
    role: z.enum(['makes', 'grants']),
    environment: z.string().nullable(),
    path: z.string().nullable(),
    line: z.int().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 1000,
} as const satisfies SavedQuery;
