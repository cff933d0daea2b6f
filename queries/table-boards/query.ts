import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tableBoards = {
  name: 'table_boards',
  description: 'Which dashboards and declared uses show each table?',
  scope: 'portfolio',
  params: portfolioParams(50_000),
  row: z.strictObject({
    dataset: z.string(),
    board: z.string(),
    name: z.string(),
    repo: z.string(),
    path: z.string().nullable(),
    line: z.int().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 1000,
} as const satisfies SavedQuery;
