import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

const count = z.int().nonnegative();

export const lineageCoverageQuery = {
  name: 'lineage_coverage',
  description:
    'How much of what each miner saw is resolved: statements, models, notebooks, programs, tasks, columns?',
  scope: 'repository',
  params: repoParams(200),
  row: z.strictObject({
    miner: z.string(),
    /** What is counted: statement, model, notebook, program, step (what a program reads or writes), task, pipeline or column. */
    subject: z.string(),
    files: count,
    /** All that was seen, that which could not be read included. */
    total: count,
    resolved: count,
    unresolved: count,
    /** resolved / total. */
    share: z.number().min(0).max(1),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 300,
} as const satisfies SavedQuery;
