import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import type { GitMirrors, TreeEntry } from '../git/git-mirrors.ts';

/** No commit has this id: the files are those on disk. */
export const NO_COMMIT = '0'.repeat(40);

/** A folder without git, or one file, read as though it were the tree of a commit: no history, no metadata. */
export async function createFolderMirrors(path: string): Promise<GitMirrors> {
  const top = resolve(path);
  const single = (await stat(top)).isFile();
  const root = single ? dirname(top) : top;
  const places = new Map<string, string>();

  async function* tree(): AsyncIterable<TreeEntry> {
    for await (const file of single ? [basename(top)] : walk(root, '')) {
      const entry = await entryOf(root, file);
      if (entry === null) continue;
      places.set(entry.blob, file);
      yield entry;
    }
  }

  async function* blobs(_mirror: string, ids: Iterable<string>): AsyncIterable<Uint8Array | null> {
    for (const id of ids) {
      const file = places.get(id);
      yield file === undefined ? null : await contentOf(join(root, file));
    }
  }

  return { ...nothing, tree, blobs };
}

async function* nobody(): AsyncGenerator<never> {}

const unfit = (): Promise<never> =>
  Promise.reject(new Failure('NotARepository', 'a plain folder has no remote'));

const nothing = {
  resolve: unfit,
  sync: unfit,
  committedAt: unfit,
  history: nobody,
  historyFlaws: async () => [],
  metadata: async () => null,
};

/** Paths in the order of the census: by code unit over the whole path, which is not the order of folder by folder. */
async function* walk(root: string, folder: string): AsyncIterable<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const named = entries.map((entry) => ({
    entry,
    sortsAs: entry.isDirectory() ? `${entry.name}/` : entry.name,
  }));
  for (const { entry } of named.sort((a, b) => byCodeUnit(a.sortsAs, b.sortsAs))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== '.git') yield* walk(root, path);
    } else if (entry.isFile() || entry.isSymbolicLink()) yield path;
  }
}

async function entryOf(root: string, path: string): Promise<TreeEntry | null> {
  const place = join(root, path);
  const info = await lstat(place);
  const link = info.isSymbolicLink();
  const content = link ? Buffer.from(await readlink(place)) : await contentOf(place);
  if (content === null) return null;
  const blob = createHash('sha1').update(`blob ${content.byteLength}\0`).update(content).digest('hex');
  const mode = link ? 'symlink' : (info.mode & 0o100) === 0 ? 'file' : 'executable';
  return { path, blob, size: content.byteLength, mode };
}

/** Null where the file may not be read or is gone by now. */
const contentOf = (place: string): Promise<Buffer | null> => readFile(place).catch(() => null);
