import type { Staging } from '../../adapters/staging/staging.ts';
import type { Evidence } from '../../schemas/ontology-change.ts';
import type { RunRef } from '../../schemas/run.ts';
import { readIndex } from '../4-stage/read-index.ts';
import { gatherEvidence, openKinds } from './gather-evidence.ts';

/** Kinds of one run that are looked at; one repository with more of them than this makes its own words. */
const MOST_KINDS = 40;

export interface SeenKinds {
  readonly seen: readonly Evidence[];
  /** Open kinds of the run that were not looked at. */
  readonly passed_over: number;
}

/** What a sealed run shows of the kinds that no code of ours maps. */
export async function seeKinds(
  staging: Staging,
  run: Pick<RunRef, 'repo' | 'run_id'>,
  beat: () => void,
): Promise<SeenKinds> {
  const index = await readIndex(staging, run);
  const kinds = openKinds(index);
  const seen: Evidence[] = [];
  for (const kind of kinds.slice(0, MOST_KINDS)) seen.push(await gatherEvidence(staging, index, kind, beat));
  return {
    seen: seen.filter(({ items }) => Object.values(items).some((number) => number > 0)),
    passed_over: Math.max(0, kinds.length - MOST_KINDS),
  };
}
