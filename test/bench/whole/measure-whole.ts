import { globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BATCH } from '../../../activities/5-write/live/in-pages.ts';
import { runCommand } from '../../../infra/local/run-command.ts';
import { alternate, type Runs } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { git, type Surveyed } from '../corpus/corpus.ts';
import { ourSide, runSide, type Side, type SideRun } from '../run-side.ts';
import type { Servers } from '../servers/servers.ts';

/** Runs of one large repository, whole and in parts. */
export interface WholeRuns {
  readonly chosen: Surveyed;
  readonly runs: Runs<'temporal' | 'again' | 'here' | 'numstat' | 'parse' | 'write'>;
}

let measured: Promise<WholeRuns> | null = null;

/** Measured once for all rows that speak of it: a whole run takes the better part of a minute. */
export function measureWhole(bench: Bench): Promise<WholeRuns> {
  measured ??= measure(bench);
  return measured;
}

async function measure(bench: Bench): Promise<WholeRuns> {
  const chosen = await bench.corpus.choose(
    'a whole history of 10,000 commits with 500 Python files',
    ({ commits, python }) => commits >= 10_000 && python >= 500,
    ({ commits }) => commits,
  );
  const servers = await bench.servers();
  const homes = { temporal: join(bench.scratch, 'temporal'), here: join(bench.scratch, 'here') };
  const files = await layOutPython(chosen.path, bench.scratch);
  const stopFleet = await servers.startFleet(homes.temporal);
  try {
    const process = (...more: string[]) => processSide(chosen.path, servers.env(homes.temporal), more);
    const numstat = ['-c', 'safe.directory=*', '-C', chosen.path, 'log', '--no-merges', '--numstat', '-M'];
    const runs = await alternate(bench, {
      temporal: () => fromNothing(bench, servers, homes.temporal, process('--force')),
      again: process(),
      here: () =>
        fromNothing(
          bench,
          servers,
          homes.here,
          ourSide('process-here', { repo: chosen.path }, servers.env(homes.here)),
        ),
      numstat: { command: 'git', args: numstat, quiet: true },
      parse: ourSide('parse-python', { files }),
      write: () => fromNothing(bench, servers, null, bareWrite(servers, homes.here)),
    });
    await servers.empty();
    return { chosen, runs };
  } finally {
    await stopFleet();
  }
}

/** The command that people type. Its answer tells what was created. */
export const processSide = (
  repo: string,
  env: Readonly<Record<string, string>>,
  more: readonly string[],
): Side => ({
  command: process.execPath,
  args: ['--disable-warning=ExperimentalWarning', 'cli/main.ts', 'process', repo, '--json', ...more],
  env,
});

/** Into an empty graph, with what earlier rounds remembered of the history forgotten; the copy of the repository stays. */
async function fromNothing(
  bench: Bench,
  servers: Servers,
  home: string | null,
  side: Side,
): Promise<SideRun> {
  await servers.empty();
  if (home !== null) forgetHistory(join(home, 'data', 'mirrors'));
  return runSide(side, bench.scratch);
}

export function forgetHistory(mirrors: string): void {
  for (const name of globSync('*/fresh-history*', { cwd: mirrors }))
    rmSync(join(mirrors, name), { recursive: true });
}

/** The rows of the last run, by the bare driver. */
function bareWrite(servers: Servers, home: string): Side {
  const newest = (name: string): string => {
    const found = globSync(`data/staging/**/write-*/${name}`, { cwd: home }).map((path) => join(home, path));
    const [first] = found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    if (first === undefined) throw new Error(`no run below ${home} has left a write plan`);
    return first;
  };
  return ourSide('bare-write', {
    url: servers.graphUrl,
    nodes: [newest('nodes')],
    edges: [newest('edges')],
    batch: BATCH,
  });
}

/** Lays out the Python files of the head commit and lists them. */
async function layOutPython(repository: string, scratch: string): Promise<string> {
  const folder = join(scratch, 'tree');
  mkdirSync(folder, { recursive: true });
  const tar = join(scratch, 'tree.tar');
  await git(repository, ['archive', '--format=tar', '-o', tar, 'HEAD']);
  await runCommand('tar', ['-xf', tar, '-C', folder]);
  const list = join(scratch, 'tree-files');
  await runCommand('sh', ['-c', 'find "$1" -name "*.py" -type f | LC_ALL=C sort > "$2"', 'sh', folder, list]);
  return list;
}
