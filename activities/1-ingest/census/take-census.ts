import type { GitMirrors, TreeEntry } from '../../../adapters/git/git-mirrors.ts';
import type { FileEntry } from '../../../schemas/repository.ts';
import { classify, stateOfEntry } from './classify.ts';

/**
 * Looks at every path of a commit, contents in tree order; holds one content at a time. A path that was `seen` with the
 * same blob keeps its line; one whose blob was missing is looked at again.
 */
export async function* takeCensusOf(
  mirrors: Pick<GitMirrors, 'tree' | 'blobs'>,
  mirror: string,
  sha: string,
  seen: ReadonlyMap<string, FileEntry> = new Map(),
): AsyncIterable<FileEntry> {
  const entries = await uniqueEntries(mirrors.tree(mirror, sha));
  const known = (entry: TreeEntry): FileEntry | null => sameFile(entry, seen.get(entry.path));
  const wanted = entries
    .filter((entry) => stateOfEntry(entry) === null && known(entry) === null)
    .map((entry) => entry.blob);
  const contents = mirrors.blobs(mirror, wanted)[Symbol.asyncIterator]();
  try {
    for (const entry of entries) yield known(entry) ?? classify(entry, await contentOf(entry, contents));
  } finally {
    await contents.return?.();
  }
}

function sameFile(entry: TreeEntry, before: FileEntry | undefined): FileEntry | null {
  if (before === undefined || before.state === 'missing-blob') return null;
  return before.blob === entry.blob && before.mode === entry.mode && before.size === entry.size
    ? before
    : null;
}

async function contentOf(
  entry: TreeEntry,
  contents: AsyncIterator<Uint8Array | null>,
): Promise<Uint8Array | null> {
  if (stateOfEntry(entry) !== null) return null;
  const { value, done } = await contents.next();
  return done === true ? null : value;
}

/** Git refuses to make a tree that has one name twice, but reads it; the first of the two stands. */
async function uniqueEntries(tree: AsyncIterable<TreeEntry>): Promise<TreeEntry[]> {
  const entries: TreeEntry[] = [];
  for await (const entry of tree) {
    if (entries.at(-1)?.path !== entry.path) entries.push(entry);
  }
  return entries;
}
