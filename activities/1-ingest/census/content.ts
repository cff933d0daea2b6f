import type { FileEntry } from '../../../schemas/repository.ts';

/** Git calls a file binary when there is a NUL in its first 8,000 bytes. */
const SNIFFED = 8000;
const NEWLINE = 10;
const LFS_MARK = 'version https://git-lfs.github.com/spec/v1\n';
const LFS_LONGEST = 1024;
const FIRST_LINE_LONGEST = 200;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

export interface ContentFacts {
  readonly state: Extract<FileEntry['state'], 'text' | 'binary' | 'invalid-utf8' | 'lfs-pointer'>;
  readonly lines: number | null;
  /** Without byte order mark, cut to 200 characters; null when the content is not text. */
  readonly firstLine: string | null;
}

/** What a content is, seen without parsing it. */
export function inspectContent(bytes: Uint8Array): ContentFacts {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.subarray(0, SNIFFED).includes(0)) return { state: 'binary', lines: null, firstLine: null };
  if (text.length < LFS_LONGEST && text.toString('latin1').startsWith(LFS_MARK)) {
    return { state: 'lfs-pointer', lines: null, firstLine: null };
  }
  if (!isUtf8(bytes)) return { state: 'invalid-utf8', lines: null, firstLine: null };
  return { state: 'text', lines: countLines(text), firstLine: firstLineOf(text) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    // The decoder has no other way to say so.
    return false;
  }
}

function countLines(text: Buffer): number {
  let lines = 0;
  for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) lines += 1;
  return text.length > 0 && text.at(-1) !== NEWLINE ? lines + 1 : lines;
}

function firstLineOf(text: Buffer): string {
  const head = text.toString('utf8', 0, FIRST_LINE_LONGEST * 4).replace(/^\uFEFF/, '');
  return (head.split(/\r?\n/, 1)[0] ?? '').slice(0, FIRST_LINE_LONGEST);
}
