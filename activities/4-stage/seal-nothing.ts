import type { Staging } from '../../adapters/staging/staging.ts';
import { Failure } from '../../schemas/failures.ts';
import type { RunRef, SealedRun } from '../../schemas/run.ts';
import { readIndex } from './read-index.ts';
import { sealRun } from './seal-run.ts';

export interface ForgetRequest {
  readonly repo: string;
  readonly trace_id: string;
  /** Temporal's id of the workflow run: asked again for it, the run is the same. */
  readonly workflow_run: string;
}

/**
 * Opens and seals a run that says nothing of a repository: whatever the graph holds of it is then gone by the rules of
 * any run, guard and history among them. It looks at no commit, so it stands under that of the run before.
 */
export async function sealNothing(
  staging: Staging,
  { repo, trace_id, workflow_run }: ForgetRequest,
): Promise<{ readonly run: RunRef; readonly sealed: SealedRun }> {
  if ((await staging.sealedRuns(repo)).length === 0)
    throw new Failure('NotStaged', `${repo} has no sealed run`);
  const run_id = await staging.openRun(repo, workflow_run);
  // An earlier attempt may have sealed this very run already.
  const before = (await staging.sealedRuns(repo)).filter((number) => number < run_id).at(-1);
  const { sha, committed_at } = (await readIndex(staging, { repo, run_id: before ?? run_id })).run;
  const run = { repo, run_id, trace_id, sha, committed_at };
  const sealed = await sealRun(staging, { run, fingerprint: FORGOTTEN, mined: [] }, () => undefined);
  return { run, sealed };
}

/** Like no fleet's, so that the repository is processed like a new one when it is asked for again. */
const FORGOTTEN = 'forgotten.forgotten';
