import { setImmediate } from 'node:timers/promises';
import { personKey } from '../../ontology/identity.ts';
import type { Commit } from '../../schemas/commit.ts';
import type { RunRef } from '../../schemas/run.ts';
import { type Admitted, openIngress } from '../envelopes/ingress.ts';
import { clean } from './mine-piece.ts';
import type { HistoryContext, HistoryMiner } from './miner.ts';

/** Items that are checked and wrapped before others get their turn; a batch of them is one staged part. */
const ITEMS_PER_BATCH = 20_000;
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

type Mined = Awaited<ReturnType<typeof seeHistory>>;

/** What the miner said at the end, as batches that fit into memory. Heartbeats go on between the turns. */
export async function* admitHistory(run: RunRef, miner: HistoryMiner, mined: Mined): AsyncIterable<Admitted> {
  for (let from = 0; from === 0 || from < mined.items.length; from += ITEMS_PER_BATCH) {
    const ingress = openIngress(run, miner);
    const batch = mined.items.slice(from, from + ITEMS_PER_BATCH);
    for (let at = 0; at === 0 || at < batch.length; at += ITEMS_PER_TURN) {
      const rejects = from === 0 && at === 0 ? mined.rejects : [];
      ingress.take(
        clean({ items: batch.slice(at, at + ITEMS_PER_TURN), rejects }, ITEMS_PER_TURN, null, () => null),
      );
      await setImmediate();
    }
    yield ingress.close();
  }
}
