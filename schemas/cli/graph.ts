import { z } from 'zod';
import { Sha256 } from '../part-ref.ts';

const count = z.int().nonnegative();

/** `fresh graph export --json`, after the facts, and `fresh graph counts --json`. */
export const GraphCountsResult = z.strictObject({ nodes: count, edges: count });
export type GraphCountsResult = z.infer<typeof GraphCountsResult>;

/** `fresh graph hash --json`. */
export const GraphHashResult = z.strictObject({ graph_hash: Sha256, facts: count });
export type GraphHashResult = z.infer<typeof GraphHashResult>;

/** `fresh graph migrate --json`: the migrations applied now; none when the schema was up to date. */
export const GraphMigrateResult = z.looseObject({ applied: z.array(z.string().min(1)) });
export type GraphMigrateResult = z.infer<typeof GraphMigrateResult>;

/** A run by the repository and its number. */
const Run = z.strictObject({ repo: z.string().min(1), run_id: z.string().regex(/^\d{6}$/) });

/** What a rebuilt graph knows of earlier runs, beside what staging keeps of them. */
export const RebuiltHistory = z.strictObject({
  /** Earlier runs that were written once more, each with the facts that it had. */
  runs: count,
  /** Those whose facts are not the same as then. */
  different: z.array(Run),
  /** Runs that staging keeps and that could not be read: what only they said is not in history. */
  lost: z.array(Run),
  /** First known run of repositories whose earlier ones staging does not keep. */
  begins: z.array(Run),
});
export type RebuiltHistory = z.infer<typeof RebuiltHistory>;

/** `fresh graph rebuild --json` */
export const GraphRebuildResult = z.strictObject({
  /** Repositories whose last run had been written to the end. */
  repositories: z.int().nonnegative(),
  /** Those of them whose facts are not the same as before. */
  different: z.array(z.string()),
  history: RebuiltHistory,
});
