import type { Commit } from '../../../schemas/commit.ts';
import { gitFailure } from '../command/git-failure.ts';
import { runGit, startGit } from '../command/run-git.ts';
import { writeMissingObjects } from '../mirror/missing-objects.ts';
import { createHistoryParser, HISTORY_FORMAT } from './parse-history.ts';

/** The history of one commit of a mirror. */
export interface Walk {
  readonly mirror: string;
  readonly sha: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

/** How much is asked of each commit: its changes with line counts, without, or none of its changes. */
export type Depth = 'counts' | 'paths' | 'headers';

/** Exact renames only where contents are missing, since finding similar ones reads them. */
const DEPTHS: Readonly<Record<Depth, readonly string[]>> = {
  counts: ['--numstat', '-M', '--no-ext-diff', '--no-textconv'],
  paths: ['--raw', '-M100%', '--no-ext-diff', '--no-textconv'],
  headers: [],
};

/** All commits that `git log` would show, in its order. */
export async function listCommits({ mirror, sha, env, signal }: Walk): Promise<readonly string[]> {
  const args = [`--git-dir=${mirror}`, 'rev-list', '--no-merges', sha, '--'];
  const { code, stdout, stderr } = await runGit({ args, env, signal });
  if (code !== 0) throw gitFailure('listing the history', stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

/** The commits of the walk, or `only` these, in the order given, by one git. */
export async function* readLog(
  walk: Walk,
  depth: Depth,
  only: readonly string[] | null,
): AsyncIterable<Commit> {
  const { mirror, sha, env, signal } = walk;
  const from = only === null ? [sha] : ['--no-walk=unsorted', '--stdin'];
  const git = startGit({ args: [...logArgs(mirror, sha, depth), ...from, '--'], env, signal });
  git.stdin.end(only === null ? '' : `${only.join('\n')}\n`);
  const parser = createHistoryParser();
  try {
    for await (const piece of git.stdout as AsyncIterable<Buffer>) yield* parser.push(piece);
    const { code, stderr } = await git.exit;
    if (code !== 0) throw await brokenHistory(stderr, mirror, depth);
    yield* parser.finish();
  } finally {
    await git.stop();
  }
}

async function brokenHistory(stderr: string, mirror: string, depth: Depth): Promise<Error> {
  if (depth === 'counts' && /unable to read|missing blob|could not read|bad object/i.test(stderr))
    await writeMissingObjects(mirror, 1);
  return gitFailure('reading the history', stderr);
}

/**
 * The .mailmap is named by commit, as a mirror has no HEAD. Merges are left out: their changes are those of the commits
 * that they bring together.
 */
const logArgs = (mirror: string, sha: string, depth: Depth): readonly string[] => [
  `--git-dir=${mirror}`,
  '-c',
  `mailmap.blob=${sha}:.mailmap`,
  'log',
  '--no-merges',
  ...DEPTHS[depth],
  '-z',
  '--use-mailmap',
  '--no-color',
  '--no-notes',
  '--no-abbrev',
  `--format=${HISTORY_FORMAT}`,
];

/** What the changes of a commit depend on besides the commit: the version of git and how it is asked. */
export async function spellingOf({ env }: Pick<Walk, 'env'>): Promise<string> {
  const { stdout } = await runGit({ args: ['--version'], env });
  return [stdout.trim(), ...DEPTHS.counts].join(' ');
}
