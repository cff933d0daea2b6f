import { createHash } from 'node:crypto';

const LONGEST = 120;
/** Names that mean something inside a repository's folder, or to the file system. */
const TAKEN = /^(latest|\d{6}|\..*|(con|prn|aux|nul|com\d|lpt\d)(\..*)?)$/i;

const percent = (character: string): string =>
  [...Buffer.from(character, 'utf8')]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

function safeSegment(segment: string): string {
  const plain = segment.replace(/[^A-Za-z0-9._~-]/gu, percent);
  const free = TAKEN.test(plain) ? `${percent(plain.slice(0, 1))}${plain.slice(1)}` : plain;
  if (free.length <= LONGEST) return free;
  return `${free.slice(0, LONGEST - 17)}~${createHash('sha256').update(segment).digest('hex').slice(0, 16)}`;
}

/** Folder of a repository, `/` as separator: its key with whatever a path could trip over percent-encoded; no two keys share one. */
export const folderName = (repo: string): string => repo.split('/').map(safeSegment).join('/');
