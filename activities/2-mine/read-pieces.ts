import type { GitMirrors } from '../../adapters/git/git-mirrors.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import { decodeText } from './decode-text.ts';
import type { SourceFile } from './miner.ts';
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
