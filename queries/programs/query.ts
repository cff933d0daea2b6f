import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const programsQuery = {
  name: 'programs',
  description:
    'Which notebooks and Spark programs are there, what do they take, run and touch, and what runs them?',
  scope: 'repository',
  params: repoParams(2000),
  row: z.strictObject({
    path: z.string(),
    /** script, source-export or ipynb. */
    form: z.string(),
    language: z.string(),
    /** Languages of its cells with their number; empty for a script. */
    cell_languages: z.array(z.string()),
    cell_counts: z.array(z.int()),
    widgets: z.array(z.string()),
    /** Default of each widget in their order, empty where none is known. */
    widget_defaults: z.array(z.string()),
    /** Notebooks that it runs in its own place, as written. */
    runs: z.array(z.string()),
    /** Tables, paths and topics. */
    reads: z.int().nonnegative(),
    writes: z.int().nonnegative(),
    /** Tasks and pipelines that run it by name, notebooks by path. */
    run_by: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 500,
} as const satisfies SavedQuery;
