import { setImmediate } from 'node:timers/promises';
import { personKey } from '../../ontology/identity.ts';
import type { Commit } from '../../schemas/commit.ts';
import type { KnownItem } from '../../schemas/items/registry.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { type Admitted, openIngress } from '../envelopes/ingress.ts';
import { clean } from './mine-piece.ts';
import type { HistoryContext, HistoryMined, HistoryMiner } from './miner.ts';

/** Items that are checked and wrapped before others get their turn; a batch of them is one staged part. */
const ITEMS_PER_BATCH = 5_000;
const ITEMS_PER_TURN = 500;

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

/** What the miner said at the end, as batches that fit into memory. Heartbeats go on between the turns. */
export async function* admitHistory(
  run: RunRef,
  miner: HistoryMiner,
  { items, rejects }: HistoryMined,
): AsyncIterable<Admitted> {
  let ingress = openIngress(run, miner);
  const take = (turn: readonly KnownItem[], refused: readonly Reject[]): void =>
    ingress.take(clean({ items: turn, rejects: refused }, ITEMS_PER_TURN, null, () => null));
  take([], rejects);
  let turn: KnownItem[] = [];
  let taken = 0;
  for (const item of items) {
    turn.push(item);
    if (turn.length < ITEMS_PER_TURN) continue;
    take(turn, []);
    taken += turn.length;
    turn = [];
    await setImmediate();
    if (taken < ITEMS_PER_BATCH) continue;
    yield ingress.close();
    ingress = openIngress(run, miner);
    taken = 0;
  }
  take(turn, []);
  yield ingress.close();
}
