import type { Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { SealedIndex, SealedPart } from '../../schemas/sealed-index.ts';
import { Unseen } from '../../schemas/unseen.ts';
import { openConsumer, parseJson } from '../envelopes/consume.ts';
import { openLineHash } from '../envelopes/line-hash.ts';
import { countRejects } from './seal-rejects.ts';

/** Reads one sealed part again: every record's schema, spelling, kind and order. Gives what is wrong, or null. */
export async function scanPart(staging: Staging, run: RunRef, part: SealedPart): Promise<string | null> {
  const hash = openLineHash();
  const consume = openConsumer(run);
  let last = '';
  let record = 0;
  for await (const line of staging.readLines(part.ref)) {
    record += 1;
    const consumed = consume(line);
    if (!consumed.ok) return `record ${record}: ${consumed.reject.detail}`;
    const { content, envelope } = consumed.entry;
    if (canonicalJson(parseJson(line)) !== line) return `record ${record} is not canonical JSON`;
    if (envelope.kind !== part.kind) return `record ${record} is of the kind ${envelope.kind}`;
    if (content <= last) return `record ${record} is out of order`;
    hash.add(content);
    last = content;
  }
  return hash.digest() === part.content_hash ? null : 'content hash differs from the index';
}

/** Reads the rejects again: their schema, order and figures. */
export async function scanRejects(staging: Staging, index: SealedIndex): Promise<string | null> {
  const counted = await countRejects(staging, index.rejects);
  return JSON.stringify(counted) === JSON.stringify(index.rejected) ? null : 'figures differ from the index';
}

/** Reads the list of files that miners could not look at again. */
export async function scanUnseen(staging: Staging, part: PartRef): Promise<string | null> {
  let last = '';
  for await (const line of staging.readLines(part)) {
    if (!Unseen.safeParse(parseJson(line)).success) return 'a record breaks its contract';
    if (line < last) return 'a record is out of order';
    last = line;
  }
  return null;
}

/** All parts that an index names. */
export const refsOf = (index: SealedIndex): readonly PartRef[] => [
  ...index.parts.map(({ ref }) => ref),
  index.rejects,
  ...(index.unseen === undefined ? [] : [index.unseen]),
  ...(index.heads === undefined ? [] : [index.heads]),
  ...(index.base === undefined ? [] : [index.base.replaced]),
];
