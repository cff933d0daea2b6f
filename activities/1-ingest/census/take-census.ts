import type { GitMirrors, TreeEntry } from '../../../adapters/git/git-mirrors.ts';
import type { FileEntry } from '../../../schemas/repository.ts';
import { classify, stateOfEntry } from './classify.ts';

/** Looks at every path of a commit, contents in tree order; holds one content at a time. */
export async function* takeCensusOf(
  mirrors: Pick<GitMirrors, 'tree' | 'blobs'>,
  mirror: string,
  sha: string,
): AsyncIterable<FileEntry> {
  const entries = await uniqueEntries(mirrors.tree(mirror, sha));
  const wanted = entries.filter((entry) => stateOfEntry(entry) === null).map((entry) => entry.blob);
  const contents = mirrors.blobs(mirror, wanted)[Symbol.asyncIterator]();
  try {
    for (const entry of entries) yield classify(entry, await contentOf(entry, contents));
  } finally {
    await contents.return?.();
  }
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
