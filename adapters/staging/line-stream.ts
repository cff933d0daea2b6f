import { createHash } from 'node:crypto';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';

const BATCH_CHARACTERS = 64 * 1024;
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

/**
 * Chunks of bytes as lines. A line may be longer than any chunk; the last one needs no newline. Each line is decoded when
 * it is asked for: many parts are read side by side, and bytes cost the garbage collector nothing while they wait.
 */
export async function* decodeLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let open: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      if (open.length === 0) yield bytes.toString('utf8', from, end);
      else yield Buffer.concat([...open, bytes.subarray(0, end)]).toString('utf8');
      open = [];
      from = end + 1;
    }
    if (from < bytes.byteLength) open.push(bytes.subarray(from));
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

/** SHA-256 of bytes that are there already. */
export async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
