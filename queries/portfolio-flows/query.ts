import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const portfolioFlows = {
  name: 'portfolio_flows',
  description: 'Which tables feed which others, in all repositories?',
  scope: 'portfolio',
  params: portfolioParams(5000),
  row: z.strictObject({
    from: z.string(),
    to: z.string(),
    /** Keys of the repositories whose text says so, sorted. */
    repositories: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
