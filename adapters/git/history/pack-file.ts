import { createReadStream, readSync } from 'node:fs';
import type { ChangePack } from './change-pack.ts';

/** A line of the file: its first byte and its length. */
export interface LinePlace {
  readonly from: number;
  readonly length: number;
}

/** Where the changes of a commit stand. */
export interface CommitPlace {
  readonly line: LinePlace;
  readonly nth: number;
}

/** The packs that were read last: a history is read in the order in which it was kept. */
export interface PackCache {
  readonly get: (line: LinePlace, read: () => ChangePack | null) => ChangePack | null;
}

const PACKS_HELD = 40;
const BYTES_A_READ = 1 << 20;
const NEWLINE = 0x0a;

/** Where each commit stands that the file knows, and the packs already at hand. */
export async function indexPacks(
  path: string,
  parse: (line: string) => ChangePack | null,
): Promise<{ readonly places: ReadonlyMap<string, CommitPlace>; readonly cache: PackCache }> {
  const places = new Map<string, CommitPlace>();
  const cache = createCache();
  for await (const { line, bytes } of linesOf(path)) {
    const pack = parse(bytes.toString());
    if (pack === null) continue;
    cache.get(line, () => pack);
    for (const [nth, sha] of pack.commits.entries()) places.set(sha, { line, nth });
  }
  return { places, cache };
}

export function readPack(file: number, { from, length }: LinePlace): string {
  const bytes = Buffer.allocUnsafe(length);
  readSync(file, bytes, 0, length, from);
  return bytes.toString();
}

function createCache(): PackCache {
  const held = new Map<number, ChangePack | null>();
  return {
    get: ({ from }, read) => {
      const known = held.get(from);
      if (known !== undefined) return known;
      const pack = read();
      held.set(from, pack);
      const [oldest] = held.keys();
      if (held.size > PACKS_HELD && oldest !== undefined) held.delete(oldest);
      return pack;
    },
  };
}

async function* linesOf(path: string): AsyncIterable<{ line: LinePlace; bytes: Buffer }> {
  const pieces: Buffer[] = [];
  let from = 0;
  let length = 0;
  for await (const piece of createReadStream(path, {
    highWaterMark: BYTES_A_READ,
  }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      pieces.push(piece.subarray(start, end));
      length += end - start;
      yield {
        line: { from, length },
        bytes: pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces),
      };
      pieces.length = 0;
      from += length + 1;
      length = 0;
      start = end + 1;
    }
    pieces.push(piece.subarray(start));
    length += piece.length - start;
  }
}
