import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { HistoryMiner } from '../../miner.ts';
import { createLedger } from './ledger.ts';
import { createPairs } from './pairs.ts';
import { createPresentNames } from './present-names.ts';
import { recentWindow } from './recent-window.ts';

/** Commits, churn and authors of the files that exist at the commit, and which of them change together. */
export const gitHistoryMiner: HistoryMiner = {
  name: 'git-history',
  version: '0.2.0',
  unit: 'history',
  kinds: ['file-history', 'person-change', 'co-change', 'repository-history'],
  reason: () => 'every repository has a history',
  start: ({ paths, person, committedAt }) => {
    const names = createPresentNames(paths);
    const ledger = createLedger(person, recentWindow(committedAt));
    const pairs = createPairs();
    return {
      see: (commit) => {
        const touched = names.follow(commit.changes);
        ledger.enter(commit, touched);
        pairs.enter(commit.changes.length, [...touched.keys()]);
      },
      finish: () => ({ items: itemsOf(ledger, pairs), rejects: [] }),
    };
  },
};

function* itemsOf(
  ledger: ReturnType<typeof createLedger>,
  pairs: ReturnType<typeof createPairs>,
): Iterable<KnownItem> {
  yield* ledger.whole();
  const together = Map.groupBy(pairs.close(ledger.commitsOf), ({ path }) => path);
  for (const { path, items } of ledger.items()) {
    yield* items;
    yield* together.get(path) ?? [];
  }
}
