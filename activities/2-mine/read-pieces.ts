import type { GitMirrors } from '../../adapters/git/git-mirrors.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import { budgets } from './budgets.ts';
import { decodeText } from './decode-text.ts';
import type { ProjectMiner, SourceFile } from './miner.ts';
import type { Piece } from './mining-pool.ts';

/** Contents by object id, in the order asked; null where the object is missing. */
export type ReadBlobs = (ids: Iterable<string>) => AsyncIterable<Uint8Array | null>;

export const blobsOf =
  (mirrors: Pick<GitMirrors, 'blobs'>, mirror: string): ReadBlobs =>
  (ids) =>
    mirrors.blobs(mirror, ids);

/** A file whose text could not be had: unseen, not rejected, since the census found text there. */
export interface Unread {
  readonly path: string;
  readonly why: string;
}

/** Files with their text, in order. What cannot be read is told to `unread` and left out. */
export async function* readFiles(
  entries: readonly FileEntry[],
  blobs: ReadBlobs,
  unread: (file: Unread) => void,
): AsyncIterable<SourceFile> {
  let at = 0;
  for await (const bytes of blobs(entries.map(({ blob }) => blob))) {
    const entry = entries[at++];
    if (entry === undefined) return;
    const text = bytes === null ? null : decodeText(bytes);
    if (text === null) unread({ path: entry.path, why: bytes === null ? 'missing object' : 'invalid UTF-8' });
    else yield { ...entry, text };
  }
  for (const { path } of entries.slice(at)) unread({ path, why: 'missing object' });
}

export async function* filePieces(
  files: Iterable<SourceFile> | AsyncIterable<SourceFile>,
): AsyncIterable<Piece> {
  for await (const file of files) yield { unit: 'file', file };
}

/** Entries of a project that its miner wants, in census order. */
export const projectEntries = (
  miner: ProjectMiner,
  root: string,
  census: readonly FileEntry[],
): readonly FileEntry[] =>
  census.filter((file) => isBelow(file.path, root) && file.state === 'text' && miner.accepts(file, root));

const isBelow = (path: string, root: string): boolean => root === '' || path.startsWith(`${root}/`);

/** A whole project in memory; files beyond the budget are told to `beyond`. */
export async function readProject(
  root: string,
  files: AsyncIterable<SourceFile>,
  beyond: (file: SourceFile) => void,
): Promise<Piece> {
  const kept: SourceFile[] = [];
  let size = 0;
  for await (const file of files) {
    size += file.text.length;
    if (size <= budgets.project) kept.push(file);
    else beyond(file);
  }
  return { unit: 'project', project: { root, files: kept } };
}
