import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, secondsOf } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { django } from '../corpus/archives.ts';
import { git } from '../corpus/corpus.ts';
import { NotHere, type Row } from '../row.ts';
import { runSide } from '../run-side.ts';
import { processSide } from '../whole/measure-whole.ts';

const FILES = 3_000;

/** A repository that was processed before, and in which one file has changed since. */
export const oneFile: Row = {
  name: 'one-file',
  what: 'whole ProcessRepo after one file of some 3,000 has changed, pages and pictures included',
  anchor: 'processing all of that repository',
  measures: {
    time: { says: 'one file to all', unit: '%', limit: { atMost: 5 } },
    phases: {
      says: 'the same from mining to writing, without starting, fetching and pages',
      unit: '%',
      limit: null,
    },
    created: { says: 'nodes and edges created by the change', unit: 'count', limit: null },
  },
  reason:
    'The history is listed and summed as a whole, analyzers that join files read all of their inputs, and pages are asked anew when any fact has changed.',
  run: async (bench) => {
    const servers = await bench.servers();
    const home = join(bench.scratch, 'one-file');
    const stopFleet = await servers.startFleet(home);
    try {
      const tree = await changingTree(bench, join(bench.scratch, 'changing'));
      const side = (...more: string[]) =>
        processSide(tree.path, servers.env(home), ['--accept-removals', ...more]);
      const { all, one } = await alternate(bench, {
        all: async () => {
          await servers.empty();
          return runSide(side('--force'), bench.scratch);
        },
        one: async () => {
          await tree.change();
          return runSide(side(), bench.scratch);
        },
      });
      const share = (ours: readonly number[], anchor: readonly number[]) =>
        ours.map((value, pair) => (100 * value) / (anchor[pair] ?? 0));
      const working = (runs: typeof all) => runs.map(({ said }) => workOf(said['phases']));
      const created = one.map(({ said }) => {
        const { nodes, edges } = said['created'] as { nodes: number; edges: number };
        return nodes + edges;
      });
      return {
        readings: {
          time: { values: share(secondsOf(one), secondsOf(all)) },
          phases: { values: share(working(one), working(all)) },
          created: { values: created },
        },
        notes: [`${tree.files} files, ${tree.commits} commits; changed: ${tree.file}`],
      };
    } finally {
      await stopFleet();
      await servers.empty();
    }
  },
};

const workOf = (phases: unknown): number => {
  const { mine, analyze, stage, write } = phases as Record<string, number>;
  return [mine, analyze, stage, write].reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
};

/** A repository of its own in which a comment can be added to one source file, commit by commit. */
async function changingTree(bench: Bench, path: string) {
  mkdirSync(path);
  await fillTree(bench, path);
  const sources = (await git(path, ['ls-files', '*.py', '*.sql'])).split('\n');
  const file = sources[Math.floor(sources.length / 2)] ?? '';
  let nth = 0;
  return {
    path,
    file,
    files: (await git(path, ['ls-files'])).split('\n').length - 1,
    commits: Number(await git(path, ['rev-list', '--count', 'HEAD'])),
    change: async () => {
      appendFileSync(join(path, file), `\n${file.endsWith('.py') ? '#' : '--'} change ${++nth}\n`);
      await commitAll(path, `Change ${nth}`);
    },
  };
}

/** Of the corpus if one suits, with its history; else a source archive as its first commit. */
async function fillTree({ corpus }: Bench, path: string): Promise<void> {
  const chosen = await corpus
    .choose(
      'a repository of 1,000 to 6,000 files',
      ({ files, python, sql }) => files >= 1_000 && files <= 6_000 && python + sql > 0,
      ({ files }) => -Math.abs(files - FILES),
    )
    .catch((error: unknown) => {
      if (error instanceof NotHere) return null;
      throw error;
    });
  if (chosen !== null) {
    await git(path, ['clone', '--quiet', chosen.path, '.']);
    return;
  }
  cpSync(await corpus.archive(django), path, { recursive: true });
  await git(path, ['init', '--quiet']);
  await git(path, ['add', '--all', '--force']);
  await commitAll(path, 'As released');
}

async function commitAll(path: string, message: string): Promise<void> {
  const author = ['-c', 'user.name=Data Engineering', '-c', 'user.email=data@example.org'];
  await git(path, [...author, 'commit', '--quiet', '--all', '--message', message]);
}
