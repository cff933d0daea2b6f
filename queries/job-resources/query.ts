import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const jobResources = {
  name: 'job_resources',
  description: 'What does each job run on, and which stack makes that?',
  scope: 'portfolio',
  params: portfolioParams(50_000),
  row: z.strictObject({
    job: z.string(),
    /** A cluster that the job brings up itself. */
    cluster: z.string().nullable(),
    /** What a stack or bundle makes for it. */
    resource: z.string().nullable(),
    resource_name: z.string().nullable(),
    resource_type: z.string().nullable(),
    repo: z.string().nullable(),
    stack: z.string().nullable(),
    stack_name: z.string().nullable(),
    environment: z.string().nullable(),
    confidence: z.number().nullable(),
    from_place: z.string().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 1000,
} as const satisfies SavedQuery;
