import { z } from 'zod';
import { PortfolioResult } from './portfolio.ts';

const count = z.int().nonnegative();

const pages = {
  /** From the working directory. */
  reports: z.array(z.string()),
  /** Questions that the pages asked, and how many of them were answered from memory. */
  answers: z.strictObject({ asked: count, remembered: count }),
};

/** `fresh reports --json`: the result of RenderReports. */
export const ReportsResult = PortfolioResult.omit({ created: true }).extend({
  rendered: z.array(
    z.strictObject({ repo: z.string().min(1), run_id: z.string().regex(/^\d{6}$/), ...pages }),
  ),
  /** Pages about all repositories; null when they were not asked for, or failed. */
  portfolio: z.strictObject(pages).nullable(),
});
export type ReportsResult = z.infer<typeof ReportsResult>;
