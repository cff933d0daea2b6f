import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { RunFolder, Staging } from '../../../adapters/staging/staging.ts';
import { Failure } from '../../../schemas/failures.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { SEAL, SealedIndex } from '../../../schemas/sealed-index.ts';
import { readDocument } from '../../envelopes/read-document.ts';
import { readWritten } from '../close/written-record.ts';
import { planWrite } from '../plan/plan-write.ts';

export interface ReplayRequest extends RunFolder {
  /** Marks the parts of this replay: plans of another one may have been made by other mappings. */
  readonly replay: string;
}

/** A run that is written once more, as it was decided then. */
export interface Replay {
  readonly run: RunRef;
  readonly sealed: SealedRun;
  readonly plan: WritePlan;
  /** What it would retire was kept then. */
  readonly hold: boolean;
}

/** How a sealed run is written once more under its own number; null when it cannot be read any more. */
export async function planReplay(
  graph: Graph,
  staging: Staging,
  { replay, ...folder }: ReplayRequest,
  pulse: (step: string) => void,
): Promise<Replay | null> {
  try {
    const asked = await readSealed(staging, folder);
    if (asked === null) return null;
    const held = (await readWritten(staging, folder))?.held ?? 0;
    const plan = (accept_removals: boolean) =>
      planWrite(graph, staging, { ...asked, accept_removals, replay }, pulse);
    const kept = await plan(false);
    const already = kept.expected?.held ?? 0;
    // Fewer were held after the run than before it: what somebody kept earlier was then accepted.
    if (held < already) return { ...asked, plan: await plan(true), hold: false };
    return { ...asked, plan: kept, hold: kept.retiring > 0 && held - already === kept.retiring };
  } catch (error) {
    if (error instanceof Failure && error.name === 'StagedPartDamaged') return null;
    throw error;
  }
}

async function readSealed(
  staging: Staging,
  folder: RunFolder,
): Promise<{ readonly run: RunRef; readonly sealed: SealedRun } | null> {
  const index = await staging.findPart(folder, SEAL);
  const content = await readDocument(staging, folder, SEAL, SealedIndex);
  if (index === null || content === null) return null;
  const { run, content_hash, counts } = content;
  return { run, sealed: { index, content_hash, items: counts.items, rejects: counts.rejects } };
}
