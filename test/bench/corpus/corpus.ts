import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../infra/local/run-command.ts';
import { NotHere } from '../row.ts';
import { type Archive, unpackArchive } from './archives.ts';

/** A repository of the corpus as rows choose by: general figures, never names. */
export interface Surveyed {
  readonly name: string;
  readonly path: string;
  /** Commits of HEAD's history without merges. */
  readonly commits: number;
  readonly files: number;
  readonly python: number;
  readonly sql: number;
}

export interface Corpus {
  /** The first repository by `rank` (larger first) that `suits` and whose history is whole. Throws NotHere. */
  readonly choose: (
    wanted: string,
    suits: (one: Surveyed) => boolean,
    rank: (one: Surveyed) => number,
  ) => Promise<Surveyed>;
  /** Folder of an unpacked source archive. Throws NotHere when it cannot be had. */
  readonly archive: (archive: Archive) => Promise<string>;
}

/** `folder` is FRESH_CORPUS; archives are kept below `cache`. */
export function openCorpus(folder: string | null, cache: string, tell: (line: string) => void): Corpus {
  let surveyed: Promise<readonly Surveyed[]> | null = null;
  return {
    archive: (archive) => unpackArchive(archive, cache, tell),
    choose: async (wanted, suits, rank) => {
      surveyed ??= surveyAll(folder);
      const fitting = (await surveyed).filter(suits).sort((a, b) => rank(b) - rank(a));
      for (const one of fitting) if (await isWhole(one.path)) return one;
      throw new NotHere(`FRESH_CORPUS names no folder that holds ${wanted}`);
    },
  };
}

/** Repositories right below the folder, bare or not, or one level deeper under the name `repo`. */
function repositoriesOf(folder: string): readonly { name: string; path: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      [join(folder, name), join(folder, name, 'repo')]
        .filter((path) => isRepository(path))
        .map((path) => ({ name, path })),
    );
}

const isRepository = (path: string): boolean =>
  existsSync(join(path, '.git')) || (existsSync(join(path, 'HEAD')) && existsSync(join(path, 'objects')));

async function surveyAll(folder: string | null): Promise<readonly Surveyed[]> {
  const found: Surveyed[] = [];
  for (const { name, path } of repositoriesOf(folder ?? '')) {
    const commits = Number(await git(path, ['rev-list', '--count', '--no-merges', 'HEAD']).catch(() => 0));
    const paths = (await git(path, ['ls-tree', '-r', '--name-only', 'HEAD']).catch(() => '')).split('\n');
    const ending = (suffix: string): number => paths.filter((one) => one.endsWith(suffix)).length;
    found.push({ name, path, commits, files: paths.length, python: ending('.py'), sql: ending('.sql') });
  }
  return found;
}

/** True when no object of the history is missing, as it is in partial clones. */
async function isWhole(path: string): Promise<boolean> {
  const missing = ['rev-list', '--objects', '--missing=print', '--no-object-names', 'HEAD'];
  return !/^\?/m.test(await git(path, missing));
}

export const git = (path: string, args: readonly string[]): Promise<string> =>
  runCommand('git', ['-c', 'safe.directory=*', '-c', 'safe.bareRepository=all', '-C', path, ...args]);
