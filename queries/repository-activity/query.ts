import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const repositoryActivity = {
  name: 'repository_activity',
  description: 'How much did each repository change of late, and by how many people?',
  scope: 'portfolio',
  params: portfolioParams(2000),
  row: z.strictObject({
    repo: z.string(),
    /** Commits over its whole history, merges left out; null where no history was read. */
    commits: z.int().nullable(),
    /** The same in the 12 months before the date of its tracked commit. */
    recent_commits: z.int().nullable(),
    recent_people: z.int().nullable(),
    /** Share of the recent commits by the person with most, from 0 to 1. */
    main_share: z.number().nullable(),
    /** Least number of people who made more than half of the recent commits. */
    bus_factor: z.int().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 50,
} as const satisfies SavedQuery;
