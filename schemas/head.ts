import { z } from 'zod';
import { RepoKey } from './repository.ts';

/** A repository as the link wave found it: one line of the run's heads. */
export const Head = z.strictObject({
  repo: RepoKey,
  /** Its newest run of which the graph held all facts. */
  run_id: z.string().regex(/^\d{6}$/),
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  committed_at: z.iso.datetime(),
  graph_hash: z.string().min(1),
  /** True when a later run was writing already: what is said of these heads must be looked at again. */
  writing: z.boolean(),
});
export type Head = z.infer<typeof Head>;
