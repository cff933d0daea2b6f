import { z } from 'zod';
import { Created } from '../run.ts';
import { Outcome } from './process.ts';

/** `fresh portfolio --json`: the result of ProcessPortfolio. */
export const PortfolioResult = z.strictObject({
  /** Number of repositories by how they ended; outcomes that did not occur are absent. */
  outcomes: z.partialRecord(Outcome, z.int().positive()),
  created: Created,
  /** At most 50 of those that did not end well, with the failure's name. */
  troubled: z.array(
    z.strictObject({ repo: z.string().min(1), outcome: Outcome, code: z.string().nullable() }),
  ),
  /** The link wave: edges made and written again; null when it did not come to its end. */
  links: z
    .strictObject({
      outcome: Outcome,
      created: z.int().nonnegative().nullable(),
      changed: z.int().nonnegative().nullable(),
      code: z.string().nullable(),
    })
    .optional(),
  /** The pages about all repositories. */
  pages: z
    .strictObject({
      outcome: Outcome,
      reports: z.array(z.string().min(1)),
      code: z.string().nullable(),
    })
    .optional(),
});
export type PortfolioResult = z.infer<typeof PortfolioResult>;
