import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const portfolioRefs = {
  name: 'portfolio_refs',
  description: 'Which dbt resources are built from which others, in all repositories?',
  scope: 'portfolio',
  params: portfolioParams(5000),
  row: z.strictObject({
    /** Key of the table that it stands for, or its own where that is not known. */
    from: z.string(),
    to: z.string(),
    repo: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
