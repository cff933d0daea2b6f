import { z } from 'zod';

const count = z.int().nonnegative();

/** What goes of one repository's staging, or would go. */
export const PrunedRepository = z.strictObject({
  repo: z.string().min(1),
  /** Old runs of which something went. */
  runs: count,
  objects: count,
  bytes: count,
});
export type PrunedRepository = z.infer<typeof PrunedRepository>;

/** `fresh stage-prune --json` */
export const StagePruneResult = z.strictObject({
  dry_run: z.boolean(),
  runs: count,
  objects: count,
  bytes: count,
  /** Those of which something went. */
  repositories: z.array(PrunedRepository),
});
export type StagePruneResult = z.infer<typeof StagePruneResult>;
