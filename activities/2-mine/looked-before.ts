import type { Looked } from '../../schemas/looked.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import type { RunRef } from '../../schemas/run.ts';
import { contentsIn } from '../envelopes/content.ts';
import { pathOf } from '../envelopes/place.ts';
import { readKey, type Versions } from '../envelopes/read-key.ts';
import { changedGroups, groupByPath, rejectLines, toSaid } from '../envelopes/said.ts';
import type { BatchResult } from './batches.ts';
import type { FileMiner, ProjectMiner } from './miner.ts';
import type { MinedPiece } from './mining-pool.ts';
import { projectEntries } from './read-project.ts';
import type { Read } from './recording.ts';

/** What a miner looked at in the former run, and what decides whether it would look at the same again. */
export interface Memory {
  readonly versions: Versions | undefined;
  /** By piece. */
  readonly former: ReadonlyMap<string, Looked>;
}

export const keyOfFile = (
  { versions }: Memory,
  miner: FileMiner,
  entry: FileEntry,
  grammars: readonly string[],
): string | null => readKey(versions, { producer: miner, grammars, inputs: entry });

/** Of an unread file only the path counts; of the others all that the census knows, the blob above all. */
export function keyOfProject(
  { versions }: Memory,
  miner: ProjectMiner,
  root: string,
  entries: readonly FileEntry[],
  { grammars, unread }: Read,
): string | null {
  const skipped = new Set(unread);
  const inputs = [root, ...entries.map((entry) => (skipped.has(entry.path) ? entry.path : entry))];
  return readKey(versions, { producer: miner, grammars, inputs });
}

/** What was said of a file that need not be looked at again. */
export function standingFile(memory: Memory, miner: FileMiner, entry: FileEntry): Looked | null {
  const before = memory.former.get(entry.path);
  if (before === undefined || before.key === null) return null;
  return keyOfFile(memory, miner, entry, before.grammars ?? []) === before.key ? before : null;
}

/**
 * What was said of a project that need not be looked at again. Projects that speak of one path, as those that lie in each
 * other may, stand or fall together: what is said of a path is replaced as a whole.
 */
export function standingProject(
  memory: Memory,
  miner: ProjectMiner,
  root: string,
  census: readonly FileEntry[],
): Looked | null {
  const stands = ({ piece, key, grammars = [], unread = [], beyond = [] }: Looked): boolean => {
    const entries = projectEntries(miner, { root: piece, beyond }, census);
    return key !== null && keyOfProject(memory, miner, piece, entries, { grammars, unread }) === key;
  };
  const before = memory.former.get(root);
  return before !== undefined && [...bound(before, memory.former)].every(stands) ? before : null;
}

/** A piece and all that are bound to it by paths of which both speak, directly or through others. */
function bound(piece: Looked, all: ReadonlyMap<string, Looked>): ReadonlySet<Looked> {
  const found = new Set([piece]);
  const paths = new Set(piece.said.map(({ path }) => path));
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const other of all.values()) {
      if (found.has(other) || !other.said.some(({ path }) => paths.has(path))) continue;
      found.add(other);
      for (const { path } of other.said) paths.add(path);
    }
  }
  return found;
}

/** A piece that stands: nothing is staged of it but its rejects, which are counted in every run. */
export const carry = (looked: Looked): BatchResult => ({
  admitted: [{ items: [], rejects: rejectLines(looked.said) }],
  unseen: [],
  looked: [looked],
});

/** What was said of a piece, and what was read for it. */
type Told = Pick<MinedPiece, 'items' | 'rejects'> & Read & { readonly beyond?: readonly string[] };

/** A piece that was looked at: what is said of paths of which something else was said before. */
export function tellNew(
  run: RunRef,
  memory: Memory,
  piece: string,
  key: string | null,
  { items, rejects, grammars, unread, beyond = [] }: Told,
): BatchResult {
  const contentOf = contentsIn(run);
  const groups = groupByPath(
    items.map((line) => ({ path: pathOf(line), what: line })),
    rejects.map((line) => JSON.parse(line) as Reject),
    contentOf,
  );
  const changed = changedGroups(groups, memory.former.get(piece));
  const looked: Looked = {
    piece,
    key,
    ...(grammars.length === 0 ? {} : { grammars: [...grammars] }),
    ...(unread.length === 0 ? {} : { unread: [...unread] }),
    ...(beyond.length === 0 ? {} : { beyond: [...beyond] }),
    said: groups.map(toSaid),
  };
  return {
    admitted: [{ items: changed.flatMap((group) => group.items), rejects }],
    unseen: [],
    looked: [looked],
  };
}
