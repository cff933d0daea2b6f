import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { SealedPart } from '../../schemas/sealed-index.ts';
import type { Entry } from '../envelopes/content.ts';
import { openLineHash } from '../envelopes/line-hash.ts';

/** Entries of one kind in order; the next kind's first entry is where it ends. */
export interface KindStream {
  readonly kind: string;
  readonly entries: AsyncIterable<Entry>;
}

export type SealedKind = SealedPart & { readonly duplicates: number };

/** Cuts a stream that is sorted by kind. Each kind must be read to its end before the next is asked for. */
export async function* byKind(stream: AsyncIterable<Entry>): AsyncIterable<KindStream> {
  const rest = stream[Symbol.asyncIterator]();
  let head = await rest.next();
  async function* entriesOf(kind: string): AsyncIterable<Entry> {
    while (head.done !== true && head.value.envelope.kind === kind) {
      yield head.value;
      head = await rest.next();
    }
  }
  try {
    while (head.done !== true) {
      const { kind } = head.value.envelope;
      yield { kind, entries: entriesOf(kind) };
    }
  } finally {
    await rest.return?.();
  }
}

/** Writes the part of one kind without duplicates. */
export async function sealKind(
  staging: Staging,
  run: RunFolder,
  name: string,
  { kind, entries }: KindStream,
): Promise<SealedKind> {
  const hash = openLineHash();
  let duplicates = 0;
  async function* distinct(): AsyncIterable<string> {
    let last: string | null = null;
    for await (const { content, line } of entries) {
      if (content === last) {
        duplicates += 1;
        continue;
      }
      hash.add(content);
      last = content;
      yield line;
    }
  }
  const ref = await writeSame(staging, run, name, distinct());
  return { kind, ref, content_hash: hash.digest(), duplicates };
}

/**
 * Writes a part of lines that must be read to their end in any case. When an earlier attempt has left the part, the lines
 * are read all the same, and must be those of the part.
 */
export async function writeSame(
  staging: Staging,
  run: RunFolder,
  name: string,
  lines: AsyncIterable<string>,
): Promise<PartRef> {
  const standing = await staging.findPart(run, name);
  if (standing === null) return staging.writePart(run, name, lines);
  const hash = openLineHash();
  for await (const line of lines) hash.add(line);
  if (hash.digest() === standing.sha256) return standing;
  throw new Failure('ContractBroken', `${standing.uri} was sealed from other records before`);
}
