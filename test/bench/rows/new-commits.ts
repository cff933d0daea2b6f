import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { git } from '../corpus/corpus.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';

const NEW = 200;

/** A repository that was mined before has grown: what is mined again is what is new. */
export const newCommits: Row = {
  name: 'new-commits',
  what: 'git mining after 200 new commits',
  anchor: 'mining the whole history of that repository',
  measures: { new: { says: '200 new commits', unit: '%', limit: { atMost: 3 } } },
  reason:
    'Git compares the new commits alone, but all are listed and summed again: sums depend on their order and on the months that count as recent.',
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a whole history of 10,000 commits',
      ({ commits }) => commits >= 10_000,
      ({ commits }) => commits,
    );
    const growing = await copyWithOld(bench, chosen.path);
    const mirrors = join(bench.scratch, 'grown');
    const side = { path: growing.path, mirrors, scratch: bench.scratch, miner: 'git-history', workers: 1 };
    const { some, whole } = await alternate(bench, {
      some: async () => {
        const followed = { ...side, staging: mkdtempSync(join(bench.scratch, 'staging-')) };
        await growing.setHead(growing.old);
        await runSide(ourSide('mine', { ...followed, fresh: true }), bench.scratch);
        await growing.setHead(growing.now);
        return runSide(ourSide('mine', followed), bench.scratch);
      },
      whole: ourSide('mine', { ...side, fresh: true }),
    });
    const shares = secondsOf(some).map((seconds, pair) => (100 * seconds) / (secondsOf(whole)[pair] ?? 0));
    const items = saidOf(some, 'items')[0];
    if (items !== saidOf(whole, 'items')[0])
      throw new Error('mined in two steps, the history gives other items');
    const notes = [`${chosen.commits} commits, ${items} items, ${saidOf(some, 'said')[0]} of them said anew`];
    return { readings: { new: { values: shares } }, notes };
  },
};

/** A copy whose branch can stand at two commits; the older lacks the newest commits of the first-parent line. */
async function copyWithOld(bench: Bench, from: string) {
  const path = join(bench.scratch, 'growing');
  mkdirSync(path);
  await git(path, ['clone', '--quiet', '--bare', from, '.']);
  const branch = await git(path, ['symbolic-ref', 'HEAD']);
  const now = await git(path, ['rev-parse', 'HEAD']);
  const line = (await git(path, ['rev-list', '--first-parent', `--max-count=${NEW * 2}`, 'HEAD'])).split(
    '\n',
  );
  const ahead = async (sha: string) =>
    Number(await git(path, ['rev-list', '--count', '--no-merges', `${sha}..HEAD`]));
  let old = now;
  for (const sha of line) {
    old = sha;
    if ((await ahead(sha)) >= NEW) break;
  }
  return { path, old, now, setHead: (sha: string) => git(path, ['update-ref', branch, sha]) };
}
