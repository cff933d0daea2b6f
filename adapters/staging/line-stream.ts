import { createHash } from 'node:crypto';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';

const BATCH_CHARACTERS = 256 * 1024;
const NEWLINE = 10;

/** Lines one by one, or in batches where there are many. */
export type Lines = Iterable<string> | AsyncIterable<string | readonly string[]>;
export type Figures = Omit<PartRef, 'uri'>;

/** Lines as chunks of bytes on their way to disk, with size, count and hash of what has passed. */
export function encodeLines(lines: Lines): { chunks: AsyncIterable<Uint8Array>; figures: () => Figures } {
  const hash = createHash('sha256');
  let bytes = 0;
  let count = 0;
  function pack(batch: readonly string[]): Uint8Array {
    if (batch.some((line) => line.includes('\n')))
      throw new Failure('ContractBroken', 'a staged record holds a newline');
    const chunk = Buffer.from(`${batch.join('\n')}\n`);
    hash.update(chunk);
    bytes += chunk.byteLength;
    count += batch.length;
    return chunk;
  }
  async function* chunks(): AsyncIterable<Uint8Array> {
    let batch: string[] = [];
    let size = 0;
    for await (const some of lines) {
      for (const line of typeof some === 'string' ? [some] : some) {
        batch.push(line);
        size += line.length;
      }
      if (size < BATCH_CHARACTERS) continue;
      yield pack(batch);
      batch = [];
      size = 0;
    }
    if (batch.length > 0) yield pack(batch);
  }
  return { chunks: chunks(), figures: () => ({ sha256: hash.digest('hex'), bytes, count }) };
}

/**
 * Chunks of bytes as lines, a group for each chunk that ends some. A line may be longer than any chunk; the last one needs
 * no newline. Each line is decoded when it is asked for: many parts are read side by side, and bytes cost the garbage
 * collector nothing while they wait.
 */
export async function* decodeGroups(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Iterable<string>> {
  let open: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      yield linesOf(open, bytes, end);
      open = [];
    }
    if (end < bytes.byteLength) open.push(bytes.subarray(end));
  }
  if (open.length > 0) yield [Buffer.concat(open).toString('utf8')];
}

/** The lines that end before `end`; what is left open by earlier chunks is the beginning of the first. */
function* linesOf(open: readonly Uint8Array[], bytes: Buffer, end: number): Iterable<string> {
  let from = 0;
  if (open.length > 0) {
    from = bytes.indexOf(NEWLINE) + 1;
    yield Buffer.concat([...open, bytes.subarray(0, from - 1)]).toString('utf8');
  }
  while (from < end) {
    const stop = bytes.indexOf(NEWLINE, from);
    yield bytes.toString('utf8', from, stop);
    from = stop + 1;
  }
}

/** Size, count and hash of bytes that are there already. */
export async function measure(chunks: AsyncIterable<Uint8Array>): Promise<Figures> {
  const hash = createHash('sha256');
  let bytes = 0;
  let count = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count++;
  }
  return { sha256: hash.digest('hex'), bytes, count };
}

/** SHA-256 of bytes that are there already. */
export async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** The same chunks, and the SHA-256 of those that have passed. */
export function hashPassing(chunks: AsyncIterable<Uint8Array>): {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly sha256: () => string;
} {
  const hash = createHash('sha256');
  async function* pass(): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: pass(), sha256: () => hash.digest('hex') };
}
