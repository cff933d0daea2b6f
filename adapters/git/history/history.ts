import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commit } from '../../../schemas/commit.ts';
import { readMissingObjects } from '../mirror/missing-objects.ts';
import { listCommits, readLog, spellingOf, type Walk } from './git-log.ts';
import { inOrder, type Task } from './in-order.ts';
import { openRememberedChanges, type RememberedChanges } from './remembered-changes.ts';

export interface HistoryOptions extends Walk {
  /** Gits that compare commits at the same time; the history is the same with any number. */
  readonly processes: number;
  /** Commits that one of several gits is given at a time. */
  readonly share?: number;
}

/** Small enough for memory, where changes wait until those before them were read; large enough for git to find its pace. */
const COMMITS_A_SHARE = 400;
/** Shares of commits differ in cost; those that are read before their turn keep every git busy. */
const SHARES_AHEAD = 2;

/**
 * Streams the history. Where contents are missing, changes come without line counts, for all commits: half of the
 * counts would look like all of them. Should contents turn out to be missing on the way (a damaged disk), that is noted
 * in the mirror and the call fails; the next one gives the whole history without counts.
 */
export async function* readHistory(options: HistoryOptions): AsyncIterable<Commit> {
  const { mirror } = options;
  const boundaries = await readShallow(mirror);
  if ((await readMissingObjects(mirror)) > 0)
    yield* withoutChangesAt(boundaries, readLog(options, 'paths', null));
  // The changes of a boundary commit are others once the copy is deepened, so they are not remembered.
  else if (boundaries.size > 0)
    yield* withoutChangesAt(boundaries, compareAll(options, await listCommits(options)));
  else yield* readRemembering(options);
}

/** Asks git only for the changes of commits that it was not asked for before: a commit never changes. */
async function* readRemembering(options: HistoryOptions): AsyncIterable<Commit> {
  const shas = await listCommits(options);
  const remembered = await openRememberedChanges(options.mirror, await spellingOf(options));
  try {
    const unknown = shas.filter((sha) => !remembered.has(sha));
    const compared = rememberEach(compareAll(options, unknown), remembered);
    // Names and addresses come anew each time, as the .mailmap of the commit spells them.
    if (unknown.length < shas.length)
      yield* mergeInto(readLog(options, 'headers', null), compared, remembered);
    else yield* compared;
  } finally {
    remembered.close();
  }
}

async function* rememberEach(
  commits: AsyncIterable<Commit>,
  remembered: RememberedChanges,
): AsyncGenerator<Commit> {
  for await (const commit of commits) {
    remembered.keep(commit);
    yield commit;
  }
}

/** The headers with their changes: remembered ones, else the next that was compared, which comes in the same order. */
async function* mergeInto(
  headers: AsyncIterable<Commit>,
  compared: AsyncGenerator<Commit>,
  remembered: RememberedChanges,
): AsyncIterable<Commit> {
  try {
    for await (const header of headers) {
      if (remembered.has(header.sha)) {
        yield { ...header, changes: remembered.changesOf(header.sha) };
        continue;
      }
      const next = await compared.next();
      if (next.done === true || next.value.sha !== header.sha)
        throw new Error(`git lists commit ${header.sha} and does not show it`);
      yield next.value;
    }
  } finally {
    await compared.return(undefined);
  }
}

/** Has these commits compared with their parents by as many gits as may run, and gives them in their order. */
async function* compareAll(options: HistoryOptions, shas: readonly string[]): AsyncIterable<Commit> {
  const { processes } = options;
  if (shas.length === 0) return;
  if (processes === 1) return yield* readLog(options, 'counts', shas);
  for await (const commits of inOrder(sharesOf(options, shas), processes, SHARES_AHEAD)) yield* commits;
}

function* sharesOf(options: HistoryOptions, shas: readonly string[]): Iterable<Task<readonly Commit[]>> {
  const { share = COMMITS_A_SHARE } = options;
  for (let from = 0; from < shas.length; from += share) {
    yield (ending) => {
      const signal = AbortSignal.any([ending, ...(options.signal === undefined ? [] : [options.signal])]);
      return Array.fromAsync(readLog({ ...options, signal }, 'counts', shas.slice(from, from + share)));
    };
  }
}

/** A shallow copy's last commits: git shows all of their files as new, which nobody wrote in that commit. */
async function* withoutChangesAt(
  boundaries: ReadonlySet<string>,
  commits: AsyncIterable<Commit>,
): AsyncIterable<Commit> {
  for await (const commit of commits) yield boundaries.has(commit.sha) ? { ...commit, changes: [] } : commit;
}

/** The last commits of a shallow copy. */
export async function readShallow(mirror: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(mirror, 'shallow'), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}
