import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const portfolioDatasets = {
  name: 'portfolio_datasets',
  description: 'Which tables are used by how many repositories, and who writes and reads them?',
  scope: 'portfolio',
  params: portfolioParams(2000).extend({
    /** Only tables that at least so many repositories use. */
    least: z.int().positive().max(1000).default(2),
  }),
  row: z.strictObject({
    dataset: z.string(),
    name: z.string(),
    repositories: z.int(),
    /** Keys of repositories with a statement or a dbt resource that writes it; sorted. */
    writers: z.array(z.string()),
    readers: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
