import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tablePeople = {
  name: 'table_people',
  description: 'Who changed the files that write each table in the last 12 months?',
  scope: 'portfolio',
  params: portfolioParams(50_000),
  row: z.strictObject({
    dataset: z.string(),
    person: z.string(),
    name: z.string(),
    repo: z.string(),
    /** Recent commits to those files. */
    changes: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 1000,
} as const satisfies SavedQuery;
