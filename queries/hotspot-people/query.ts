import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const hotspotPeople = {
  name: 'hotspot_people',
  description: 'Who made the recent changes of the hottest files?',
  scope: 'repository',
  params: repoParams(1000).extend({
    /** Files looked at: those with the highest product of change and complexity. */
    files: z.int().positive().max(500).default(25),
  }),
  row: z.strictObject({
    path: z.string(),
    person: z.string(),
    name: z.string(),
    /** Commits in the 12 months before the date of the tracked commit. */
    commits: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
