import type { Staging } from '../../adapters/staging/staging.ts';
import { ontology } from '../../ontology/ontology.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import { remappedFingerprint } from '../../schemas/fingerprint.ts';
import type { RunRef, SealedRun } from '../../schemas/run.ts';
import { SEAL, type SealedIndex } from '../../schemas/sealed-index.ts';
import { readIndex } from './read-index.ts';

export interface RemapRequest {
  readonly repo: string;
  readonly trace_id: string;
  /** Temporal's id of the workflow run: asked again for it, the run is the same. */
  readonly workflow_run: string;
  /** What the fleet is made of today (schemas/fingerprint.ts). */
  readonly fingerprint: string;
  /** Version of the ontology to map by; default: the shipped one. */
  readonly ontology_version?: string;
}

/** A run that holds another one's items, sealed. */
export interface Remapped {
  readonly run: RunRef;
  readonly sealed: SealedRun;
  /** The run whose items these are, and the ontology that it was mapped with where that is known. */
  readonly of: { readonly run_id: string; readonly ontology_version: string | null };
  /** Files that a miner could not look at in that run. */
  readonly unseen: number;
}

/**
 * Opens a run of its own over the items of the repository's newest sealed run: its index names the same parts, and no
 * part is read or copied. A number of its own, because the graph takes facts only from the newest run of a repository
 * and history tells from which run to which a fact was live.
 */
export async function remapRun(staging: Staging, request: RemapRequest): Promise<Remapped> {
  const { repo, trace_id, workflow_run, fingerprint } = request;
  const run_id = await staging.openRun(repo, workflow_run);
  // An earlier attempt may have sealed this very run already.
  const base = (await staging.sealedRuns(repo)).filter((number) => number < run_id).at(-1);
  if (base === undefined) throw new Failure('NotStaged', `${repo} has no sealed run`);
  const before = await readIndex(staging, { repo, run_id: base });
  const index: SealedIndex = {
    ...before,
    run: { ...before.run, run_id, trace_id },
    sequence: Number(run_id),
    fingerprint: remappedFingerprint(before.fingerprint, fingerprint),
    ontology_version: request.ontology_version ?? ontology.version,
    remaps: base,
    mined_in: before.mined_in ?? before.run,
  };
  return {
    run: index.run,
    sealed: {
      index: await staging.writePart(index.run, SEAL, [canonicalJson(index)]),
      content_hash: index.content_hash,
      items: index.counts.items,
      rejects: index.counts.rejects,
    },
    of: { run_id: base, ontology_version: before.ontology_version ?? null },
    unseen: index.unseen?.count ?? 0,
  };
}
