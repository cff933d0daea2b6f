import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const portfolioPeople = {
  name: 'portfolio_people',
  description: 'Who works in several repositories?',
  scope: 'portfolio',
  params: portfolioParams(2000).extend({
    /** Only people who changed files in at least so many repositories. */
    least: z.int().positive().max(1000).default(2),
  }),
  row: z.strictObject({
    person: z.string(),
    name: z.string(),
    /** Keys of the repositories, sorted, with the changes in each. */
    repositories: z.array(z.string()),
    changes: z.array(z.int()),
    last_quarter: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
