import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const openStars = {
  name: 'open_stars',
  description: 'Which stars are over tables whose columns their own repository does not tell?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    dataset: z.string(),
    /** Dataset whose columns are meant. */
    over: z.string(),
    repository: z.string(),
    path: z.string(),
    /** Statement, model or function that says so. */
    by: z.string(),
    /** How many of `columns` stand before the star. */
    at: z.int(),
    without: z.array(z.string()),
    columns: z.array(z.string()),
    /** True where the place defines the dataset. */
    defines: z.boolean(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
