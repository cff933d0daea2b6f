import { setImmediate } from 'node:timers/promises';
import { personKey } from '../../ontology/identity.ts';
import type { Commit } from '../../schemas/commit.ts';
import type { KnownItem } from '../../schemas/items/registry.ts';
import type { Said } from '../../schemas/looked.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { type Admitted, openIngress } from '../envelopes/ingress.ts';
import { changedSince, groupInTurn, rejectLines, sayWhole, WHOLE } from '../envelopes/said.ts';
import type { BatchResult } from './batches.ts';
import type { Memory } from './looked-before.ts';
import { clean } from './mine-piece.ts';
import type { HistoryContext, HistoryMined, HistoryMiner, Mined } from './miner.ts';

/** Items that are checked and wrapped before others get their turn; a batch of them is one staged part. */
const ITEMS_PER_BATCH = 5_000;
const ITEMS_PER_TURN = 500;
const PATHS_PER_TURN = 500;

/** Lets a miner see the whole history. `progress` is called for each commit. */
export async function seeHistory(
  miner: HistoryMiner,
  { paths, committedAt }: Omit<HistoryContext, 'person'>,
  commits: AsyncIterable<Commit>,
  progress: () => void,
) {
  const watcher = miner.start({ paths, committedAt, person: personKey });
  for await (const commit of commits) {
    watcher.see(commit);
    progress();
  }
  return watcher.finish();
}

/**
 * What the miner said at the end of paths of which it said something else before, as batches that fit into memory.
 * Heartbeats go on between the turns. The last batch brings the list of all paths.
 */
export async function* admitHistory(
  run: RunRef,
  miner: HistoryMiner,
  mined: HistoryMined,
  { former }: Memory,
): AsyncIterable<BatchResult> {
  const before = former.get(WHOLE);
  const told: Pick<Said, 'path' | 'digest'>[] = [];
  const rejects: Reject[] = [];
  for await (const batch of changedBatches(mined, changedSince(before), told)) {
    const admitted = await admitBatch(run, miner, batch.items, batch.rejects);
    rejects.push(...admitted.rejects.map((line) => JSON.parse(line) as Reject));
    yield { admitted: [{ items: admitted.items, rejects: [] }], unseen: [], looked: [] };
  }
  const said = [...sayWhole(told, before, rejects)];
  const looked = [{ piece: WHOLE, key: null, said }];
  yield { admitted: [{ items: [], rejects: rejectLines(said) }], unseen: [], looked };
}

/** What was said of changed paths; all paths are noted in `told`. Only one batch is held at a time. */
async function* changedBatches(
  { items, rejects }: HistoryMined,
  isChanged: (told: Pick<Said, 'path' | 'digest'>) => boolean,
  told: Pick<Said, 'path' | 'digest'>[],
): AsyncIterable<Mined> {
  let batch: { items: KnownItem[]; rejects: Reject[] } = { items: [], rejects: [] };
  for (const group of groupInTurn(speaking(items), rejects, JSON.stringify)) {
    if (told.length % PATHS_PER_TURN === 0) await setImmediate();
    told.push({ path: group.path, digest: group.digest });
    if (!isChanged(group)) continue;
    batch.items.push(...group.items);
    batch.rejects.push(...group.rejects);
    if (batch.items.length < ITEMS_PER_BATCH) continue;
    yield batch;
    batch = { items: [], rejects: [] };
  }
  yield batch;
}

async function admitBatch(
  run: RunRef,
  miner: HistoryMiner,
  batch: readonly KnownItem[],
  rejects: readonly Reject[],
): Promise<Admitted> {
  const ingress = openIngress(run, miner);
  for (let at = 0; at === 0 || at < batch.length; at += ITEMS_PER_TURN) {
    const turn = { items: batch.slice(at, at + ITEMS_PER_TURN), rejects: at === 0 ? rejects : [] };
    ingress.take(clean(turn, ITEMS_PER_TURN, null, () => null));
    await setImmediate();
  }
  return ingress.close();
}

function* speaking(items: Iterable<KnownItem>) {
  for (const item of items) yield { path: item.path, what: item };
}
