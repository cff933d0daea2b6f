import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const repositoryLinks = {
  name: 'repository_links',
  description: 'Which repositories supply tables or packages to which others?',
  scope: 'portfolio',
  params: portfolioParams(20000),
  row: z.strictObject({
    from: z.string(),
    to: z.string(),
    kind: z.enum(['table', 'package']),
    /** Key of the table or of the package. */
    thing: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
