import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { SealedPart } from '../../schemas/sealed-index.ts';
import type { Entry } from '../envelopes/content.ts';
import { openLineHash } from '../envelopes/line-hash.ts';
import type { Batches } from '../envelopes/merge.ts';

/** Entries of one kind in order; the next kind's first entry is where it ends. */
export interface KindStream {
  readonly kind: string;
  readonly entries: Batches<Entry>;
  /** Settles when all entries were read. */
  readonly ended: Promise<void>;
}

export type SealedKind = SealedPart & { readonly duplicates: number };

/** Cuts a stream that is sorted by kind. Each kind must be read to its end before the next is asked for. */
export async function* byKind(stream: Batches<Entry>): AsyncIterable<KindStream> {
  const rest = stream[Symbol.asyncIterator]();
  let left: readonly Entry[] = [];
  async function refill(): Promise<boolean> {
    while (left.length === 0) {
      const next = await rest.next();
      if (next.done === true) return false;
      left = next.value;
    }
    return true;
  }
  async function* entriesOf(kind: string, end: () => void): Batches<Entry> {
    while ((await refill()) && left[0]?.envelope.kind === kind) {
      const others = left.findIndex(({ envelope }) => envelope.kind !== kind);
      const own = others < 0 ? left : left.slice(0, others);
      left = left.slice(own.length);
      yield own;
    }
    end();
  }
  try {
    while (await refill()) {
      const kind = left[0]?.envelope.kind ?? '';
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      yield { kind, entries: entriesOf(kind, end), ended };
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
  { kind, entries }: Omit<KindStream, 'ended'>,
  see: (kind: string, line: string) => void = () => undefined,
): Promise<SealedKind> {
  const hash = openLineHash();
  let duplicates = 0;
  let last: string | null = null;
  function isNew({ content, line }: Entry): boolean {
    if (content === last) {
      duplicates += 1;
      return false;
    }
    hash.add(content);
    see(kind, line);
    last = content;
    return true;
  }
  async function* distinct(): Batches<string> {
    for await (const batch of entries) yield batch.filter(isNew).map(({ line }) => line);
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
  lines: Batches<string>,
): Promise<PartRef> {
  const standing = await staging.findPart(run, name);
  if (standing === null) return staging.writePart(run, name, lines);
  const hash = openLineHash();
  for await (const batch of lines) for (const line of batch) hash.add(line);
  if (hash.digest() === standing.sha256) return standing;
  throw new Failure('ContractBroken', `${standing.uri} was sealed from other records before`);
}
