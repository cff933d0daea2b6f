import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const portfolioPackages = {
  name: 'portfolio_packages',
  description: 'Which packages are imported by how many repositories?',
  scope: 'portfolio',
  params: portfolioParams(2000).extend({
    /** Only packages that at least so many repositories import. */
    least: z.int().positive().max(1000).default(2),
  }),
  row: z.strictObject({
    package: z.string(),
    repositories: z.int(),
    files: z.int(),
    /** Keys of the repositories, sorted. */
    importers: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
