import type { HistoryMiner } from '../../miner.ts';
import { createLedger } from './ledger.ts';
import { createPairs } from './pairs.ts';
import { createPresentNames } from './present-names.ts';

/** Commits, churn and authors of the files that exist at the commit, and which of them change together. */
export const gitHistoryMiner: HistoryMiner = {
  name: 'git-history',
  version: '0.1.0',
  unit: 'history',
  kinds: ['file-history', 'person-change', 'co-change'],
  reason: () => 'every repository has a history',
  start: ({ paths, person }) => {
    const names = createPresentNames(paths);
    const ledger = createLedger(person);
    const pairs = createPairs();
    return {
      see: (commit) => {
        const touched = names.follow(commit.changes);
        ledger.enter(commit, touched);
        pairs.enter(commit.changes.length, [...touched.keys()]);
      },
      finish: () => {
        const { items, commitsOf } = ledger.close();
        return { items: [...items, ...pairs.close(commitsOf)], rejects: [] };
      },
    };
  },
};
