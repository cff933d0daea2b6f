import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const changeByQuarter = {
  name: 'change_by_quarter',
  description: 'Where did change go, quarter by quarter?',
  scope: 'portfolio',
  params: portfolioParams(20000),
  row: z.strictObject({
    repo: z.string(),
    quarter: z.string(),
    /** Each file of each commit counts once; only files that still exist. */
    changes: z.int(),
    people: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
