import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commit } from '../../schemas/commit.ts';
import { gitFailure } from './git-failure.ts';
import { readMissingObjects, writeMissingObjects } from './missing-objects.ts';
import { createHistoryParser, HISTORY_FORMAT } from './parse-history.ts';
import { runGit, startGit } from './run-git.ts';

export interface HistoryOptions {
  readonly mirror: string;
  readonly sha: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Gits that compare commits at the same time; the history is the same with any number. */
  readonly processes: number;
  /** Commits that one of several gits is given at a time. */
  readonly share?: number;
}

/** Small enough for memory, where changes wait until those before them were read; large enough for git to find its pace. */
const COMMITS_A_SHARE = 1_000;

/**
 * Streams the history. Where contents are missing, changes come without line counts, for all commits: half of the
 * counts would look like all of them. Should contents turn out to be missing on the way (a damaged disk), that is noted
 * in the mirror and the call fails; the next one gives the whole history without counts.
 */
export async function* readHistory(options: HistoryOptions): AsyncIterable<Commit> {
  const { mirror, processes } = options;
  const counted = (await readMissingObjects(mirror)) === 0;
  const boundaries = await readShallow(mirror);
  // Without line counts there is next to nothing to compare.
  const commits = counted && processes > 1 ? readShared(options) : readCommits(options, counted, null);
  for await (const commit of commits) yield boundaries.has(commit.sha) ? { ...commit, changes: [] } : commit;
}

/** Shares out the commits among several gits and gives them in the order of one. */
async function* readShared(options: HistoryOptions): AsyncIterable<Commit> {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const { processes, share = COMMITS_A_SHARE } = options;
  const shas = await listCommits({ ...options, signal });
  const pending: Promise<readonly Commit[]>[] = [];
  try {
    for (let from = 0; from < shas.length || pending.length > 0; ) {
      while (pending.length < processes && from < shas.length) {
        const some = shas.slice(from, from + share);
        const read = Array.fromAsync(readCommits({ ...options, signal }, true, some));
        read.catch(() => undefined); // awaited later, in order; until then it is not unhandled
        pending.push(read);
        from += share;
      }
      yield* (await pending.shift()) ?? [];
    }
  } finally {
    ending.abort();
    await Promise.allSettled(pending);
  }
}

/** All commits that `git log` would show, in its order. */
async function listCommits({ mirror, sha, env, signal }: HistoryOptions): Promise<readonly string[]> {
  const args = [`--git-dir=${mirror}`, 'rev-list', '--no-merges', sha, '--'];
  const { code, stdout, stderr } = await runGit({ args, env, signal });
  if (code !== 0) throw gitFailure('listing the history', stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

/** The history of the commit, or these commits alone, by one git. */
async function* readCommits(
  options: HistoryOptions,
  counted: boolean,
  only: readonly string[] | null,
): AsyncIterable<Commit> {
  const { mirror, sha, env, signal } = options;
  const walk = only === null ? [sha] : ['--no-walk=unsorted', '--stdin'];
  const git = startGit({ args: [...historyArgs(mirror, sha, counted), ...walk, '--'], env, signal });
  git.stdin.end(only === null ? '' : `${only.join('\n')}\n`);
  const parser = createHistoryParser();
  try {
    for await (const piece of git.stdout as AsyncIterable<Buffer>) yield* parser.push(piece);
    const { code, stderr } = await git.exit;
    if (code !== 0) throw await brokenHistory(stderr, options, counted);
    yield* parser.finish();
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
  ];
}

/** The last commits of a shallow copy: git shows all of their files as new, which nobody wrote in that commit. */
export async function readShallow(mirror: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(mirror, 'shallow'), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}
