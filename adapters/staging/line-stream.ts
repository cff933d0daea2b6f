import { createHash } from 'node:crypto';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';

const BATCH_CHARACTERS = 128 * 1024;
const NEWLINE = 10;

export type Lines = Iterable<string> | AsyncIterable<string>;
export type Figures = Omit<PartRef, 'uri'>;

/** Lines as chunks of bytes on their way to disk, with size, count and hash of what has passed. */
export function encodeLines(lines: Lines): { chunks: AsyncIterable<Uint8Array>; figures: () => Figures } {
  const hash = createHash('sha256');
  let bytes = 0;
  let count = 0;
  function pack(batch: readonly string[]): Uint8Array {
    const chunk = Buffer.from(`${batch.join('\n')}\n`);
    hash.update(chunk);
    bytes += chunk.byteLength;
    count += batch.length;
    return chunk;
  }
  async function* chunks(): AsyncIterable<Uint8Array> {
    let batch: string[] = [];
    let size = 0;
    for await (const line of lines) {
      if (line.includes('\n')) throw new Failure('ContractBroken', 'a staged record holds a newline');
      batch.push(line);
      size += line.length;
      if (size < BATCH_CHARACTERS) continue;
      yield pack(batch);
      batch = [];
      size = 0;
    }
    if (batch.length > 0) yield pack(batch);
  }
  return { chunks: chunks(), figures: () => ({ sha256: hash.digest('hex'), bytes, count }) };
}

/** Chunks of bytes as lines. A line may be longer than any chunk; the last one needs no newline. */
export async function* decodeLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let open: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) {
      open.push(chunk);
      continue;
    }
    open.push(chunk.subarray(0, end));
    const text = Buffer.concat(open).toString('utf8');
    open = end + 1 < chunk.byteLength ? [chunk.subarray(end + 1)] : [];
    yield* text.split('\n');
  }
  if (open.length > 0) yield Buffer.concat(open).toString('utf8');
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
