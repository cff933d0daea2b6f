import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const tableJobs = {
  name: 'table_jobs',
  description: 'What writes each table, and which job runs that?',
  scope: 'portfolio',
  params: portfolioParams(50_000),
  row: z.strictObject({
    dataset: z.string(),
    /** Of what writes it: a statement, a task, a pipeline or a dbt resource. */
    family: z.string(),
    name: z.string(),
    repo: z.string(),
    path: z.string().nullable(),
    line: z.int().nullable(),
    /** Key of the job; null where no file tells one. */
    job: z.string().nullable(),
    title: z.string().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 1000,
} as const satisfies SavedQuery;
