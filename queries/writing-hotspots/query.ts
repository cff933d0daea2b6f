import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const writingHotspots = {
  name: 'writing_hotspots',
  description: 'Which often changed files write tables, in all repositories?',
  scope: 'portfolio',
  params: portfolioParams(2000),
  row: z.strictObject({
    repo: z.string(),
    path: z.string(),
    /** Commits in the 12 months before the date of the tracked commit. */
    changes: z.int(),
    complexity: z.int().nullable(),
    trend: z.string().nullable(),
    bus_factor: z.int().nullable(),
    /** Keys of the tables that it writes or builds, sorted; of the dbt resource where its table is not known. */
    tables: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
