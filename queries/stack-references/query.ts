import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const stackReferences = {
  name: 'stack_references',
  description: 'Which stacks read outputs of which others?',
  scope: 'portfolio',
  params: portfolioParams(50_000),
  row: z.strictObject({
    from_repo: z.string(),
    from_project: z.string(),
    to_repo: z.string(),
    to_project: z.string(),
    /** As the program names it. */
    name: z.string(),
    environments: z.array(z.string()),
    confidence: z.number(),
    reason: z.string().nullable(),
    /** Path and line of both sides. */
    from_place: z.string(),
    to_place: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 300,
} as const satisfies SavedQuery;
