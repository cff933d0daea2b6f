import { z } from 'zod';
import { RepoKey } from '../schemas/repository.ts';

/** Parameters of a query about one repository; `limit` is the most rows that it returns. */
export const repoParams = (limit: number) =>
  z.strictObject({ repo: RepoKey, limit: z.int().positive().max(50_000).default(limit) });

/** Parameters of a query about all repositories. */
export const portfolioParams = (limit: number) =>
  z.strictObject({ limit: z.int().positive().max(50_000).default(limit) });

/**
 * Parameters of a query that is read to its end page by page: each row has a `cursor` of its own by which the rows are
 * sorted, and a page begins after the cursor given.
 */
export const pagedParams = (limit: number) =>
  portfolioParams(limit).extend({ after: z.string().default('') });
