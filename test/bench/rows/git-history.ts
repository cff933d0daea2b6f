import { miningFlags } from '../../../infra/local/worker-fleet.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

/** The longest history of the corpus, from git's output to staged items. */
export const gitHistory: Row = {
  name: 'git-history',
  what: 'git mining → staged items, at least 10,000 commits',
  anchor: '`git log --no-merges --numstat -M` of that repository, to nowhere',
  measures: {
    one: { says: 'one git', unit: '×', limit: { atMost: 1.15 } },
    two: { says: 'two gits in parallel', unit: '×', limit: { atMost: 0.75 } },
    memory: { says: 'Node process', unit: 'MB', limit: { atMost: 150 } },
  },
  reason:
    'The memory is that of a whole process: Node with the modules of the mine phase holds about 95 MB before it reads anything, and each of 28,000 items is checked and spelled. Two gits leave no processor to the summing.',
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a whole history of 10,000 commits',
      ({ commits }) => commits >= 10_000,
      ({ commits }) => commits,
    );
    const input = { path: chosen.path, mirrors: `${bench.scratch}/mirrors`, scratch: bench.scratch };
    const ours = (workers: number) =>
      ourSide('mine', { ...input, miner: 'git-history', workers, fresh: true }, {}, miningFlags);
    const { one, two, git } = await alternate(bench, {
      one: ours(1),
      two: ours(2),
      git: {
        command: 'git',
        args: ['-c', 'safe.directory=*', '-C', chosen.path, 'log', '--no-merges', '--numstat', '-M'],
        quiet: true,
      },
    });
    return {
      readings: {
        one: { ours: secondsOf(one), anchor: secondsOf(git) },
        two: { ours: secondsOf(two), anchor: secondsOf(git) },
        memory: { values: saidOf([...one, ...two], 'rss_mb') },
      },
      notes: [`${chosen.commits} commits without merges, ${saidOf(one, 'items')[0]} items`],
    };
  },
};
