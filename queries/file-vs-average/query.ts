import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

const count = z.int().nonnegative();

export const fileVsAverage = {
  name: 'file_vs_average',
  description:
    'How does a file compare with the other files of its language, in its repository and everywhere?',
  scope: 'portfolio',
  params: repoParams(10).extend({
    /** Path of the file in the repository. */
    path: z.string().min(1).max(4096),
  }),
  row: z.strictObject({
    /** churn: commits of the last 12 months; people: who made them; complexity: over functions or statements; lines. */
    measure: z.enum(['churn', 'complexity', 'lines', 'people']),
    /** Null for a file of no known language: then it is compared with the others of none. */
    language: z.string().nullable(),
    /** Of the file itself; null where it was not counted. */
    value: z.number().nullable(),
    /** Files of this language in the repository for which the measure is known, the file itself included. */
    repo_files: count,
    repo_mean: z.number().nullable(),
    repo_median: z.number().nullable(),
    /** The same over all repositories. */
    portfolio_files: count,
    portfolio_mean: z.number().nullable(),
    portfolio_median: z.number().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  sample: () => ({ path: 'sim/grid.f90' }),
  p95_ms: 200,
} as const satisfies SavedQuery;
