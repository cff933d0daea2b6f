import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commit } from '../../schemas/commit.ts';
import { gitFailure } from './git-failure.ts';
import { readMissingObjects, writeMissingObjects } from './missing-objects.ts';
import { createHistoryParser, HISTORY_FORMAT } from './parse-history.ts';
import { startGit } from './run-git.ts';

export interface HistoryOptions {
  readonly mirror: string;
  readonly sha: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Streams the history. Where contents are missing, changes come without line counts, for all commits: half of the
 * counts would look like all of them. Should contents turn out to be missing on the way (a damaged disk), that is noted
 * in the mirror and the call fails; the next one gives the whole history without counts.
 */
export async function* readHistory(options: HistoryOptions): AsyncIterable<Commit> {
  const { mirror, sha, env, signal } = options;
  const counted = (await readMissingObjects(mirror)) === 0;
  const boundaries = await readShallow(mirror);
  const git = startGit({ args: historyArgs(mirror, sha, counted), env, signal });
  git.stdin.end();
  const parser = createHistoryParser();
  try {
    for await (const piece of git.stdout as AsyncIterable<Buffer>) yield* cut(parser.push(piece), boundaries);
    const { code, stderr } = await git.exit;
    if (code !== 0) throw await brokenHistory(stderr, options, counted);
    yield* cut(parser.finish(), boundaries);
  } finally {
    await git.stop();
  }
}

async function brokenHistory(stderr: string, { mirror }: HistoryOptions, counted: boolean): Promise<Error> {
  if (counted && /unable to read|missing blob|could not read|bad object/i.test(stderr))
    await writeMissingObjects(mirror, 1);
  return gitFailure('reading the history', stderr);
}

/**
 * Exact renames only where contents are missing, since finding similar ones reads them. The .mailmap is named by commit,
 * as a mirror has no HEAD. Merges are left out: their changes are those of the commits that they bring together.
 */
function historyArgs(mirror: string, sha: string, counted: boolean): string[] {
  return [
    `--git-dir=${mirror}`,
    '-c',
    `mailmap.blob=${sha}:.mailmap`,
    'log',
    '--no-merges',
    ...(counted ? ['--numstat', '-M'] : ['--raw', '-M100%']),
    '-z',
    '--use-mailmap',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--no-notes',
    '--no-abbrev',
    `--format=${HISTORY_FORMAT}`,
    sha,
    '--',
  ];
}

/** The last commits of a shallow copy: git shows all of their files as new, which nobody wrote in that commit. */
export async function readShallow(mirror: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(mirror, 'shallow'), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

function* cut(commits: readonly Commit[], boundaries: ReadonlySet<string>): Iterable<Commit> {
  for (const commit of commits) yield boundaries.has(commit.sha) ? { ...commit, changes: [] } : commit;
}
