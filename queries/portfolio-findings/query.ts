import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const portfolioFindings = {
  name: 'portfolio_findings',
  description: 'What could not be joined between repositories, and why?',
  scope: 'portfolio',
  params: portfolioParams(2000),
  row: z.strictObject({
    reason: z.string(),
    /** What names the other side. */
    what: z.string(),
    detail: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 300,
} as const satisfies SavedQuery;
