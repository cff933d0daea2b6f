import { z } from 'zod';
import { PortfolioResult } from './portfolio.ts';

const count = z.int().nonnegative();

/** `fresh backfill --json`: the result of BackfillSince. */
export const BackfillResult = PortfolioResult.extend({
  /** Runs whose items were to be mapped again, one a repository, and the envelopes that they hold. */
  runs: count,
  items: count,
  /** Facts whose meaning changed and were written again. */
  changed: count,
  /** Repositories left alone: their newest run is older than asked for, or holds none of the kinds. */
  passed_over: count,
  /** With --dry-run, at most 200 of the runs; nothing was done to them. */
  would: z.array(
    z.strictObject({ repo: z.string().min(1), run_id: z.string().regex(/^\d{6}$/), items: count }),
  ),
});
export type BackfillResult = z.infer<typeof BackfillResult>;
