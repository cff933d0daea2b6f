import type { Staging } from '../../adapters/staging/staging.ts';
import { ontology } from '../../ontology/ontology.ts';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import { CONTRACT_VERSION } from '../../schemas/envelope.ts';
import type { PlatformInstance } from '../../schemas/instance.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef, SealedRun } from '../../schemas/run.ts';
import { SEAL, type SealedIndex } from '../../schemas/sealed-index.ts';
import type { Entry } from '../envelopes/content.ts';
import type { Beat } from '../envelopes/heartbeat.ts';
import { openLineHash } from '../envelopes/line-hash.ts';
import { type Batches, type Groups, mergeSorted } from '../envelopes/merge.ts';
import { readEntries } from '../envelopes/read-sorted.ts';
import { openPlaceTally, type PlaceTally } from './count-places.ts';
import { followFormer } from './follow-former.ts';
import { type LateArrivals, openLateArrivals } from './late-arrivals.ts';
import { byKind, type SealedKind, sealKind } from './seal-kind.ts';
import { countRejects, refuseNone, sealRejects } from './seal-rejects.ts';
import { sealUnseen } from './seal-unseen.ts';

export interface SealRequest {
  readonly run: RunRef;
  readonly fingerprint: string;
  /** Version of the ontology that the items will be mapped by; default: the shipped one. */
  readonly ontology_version?: string;
  readonly mined: readonly MinedParts[];
  /** As the index keeps them. */
  readonly instances?: readonly PlatformInstance[];
  readonly heads?: PartRef;
}

/**
 * Makes of all parts of a run one part a kind, sorted and without duplicates, one of rejects, and the index that seals
 * them. The result depends on the records alone, not on how they were spread over parts.
 */
export async function sealRun(staging: Staging, request: SealRequest, beat: Beat): Promise<SealedRun> {
  const { run, fingerprint, mined } = request;
  const late = openLateArrivals(staging, run);
  const lists = listsOf(mined);
  const followed = lists === null ? null : await followFormer(staging, run, mined);
  const tally = lists === null || (followed?.base ?? null) !== null ? null : openPlaceTally();
  const kinds = await sealItems({
    staging,
    run,
    parts: sortedParts(mined, 'items'),
    standing: followed?.streams ?? [],
    late,
    beat,
    see: tally?.see,
  });
  const rejects = await sealRejects(staging, run, sortedParts(mined, 'rejects'), late);
  const parts = await addFindings(staging, run, kinds, rejects.findings);
  const rejected = await countRejects(staging, rejects.ref);
  const unseen = await sealUnseen(staging, run, mined);
  const sealed = parts.map(({ kind, ref, content_hash }) => ({ kind, ref, content_hash }));
  const base = followed?.base ?? null;
  const index: SealedIndex = {
    contract_version: CONTRACT_VERSION,
    run,
    sequence: Number(run.run_id),
    fingerprint,
    ontology_version: request.ontology_version ?? ontology.version,
    parts: sealed,
    rejects: rejects.ref,
    rejected,
    // What sealing itself refused stands in no list, so a later run could not tell what became of it.
    ...(lists === null || rejects.findings.length > 0
      ? {}
      : { looked: lists, ...(await placesOf(staging, run, tally)) }),
    ...(base === null ? {} : { base }),
    ...(unseen === null ? {} : { unseen }),
    ...(request.instances === undefined ? {} : { instances: [...request.instances] }),
    ...(request.heads === undefined ? {} : { heads: request.heads }),
    counts: {
      items: sum([
        ...parts.map((part) => part.ref.count),
        ...(base?.parts ?? []).map((part) => part.standing),
      ]),
      rejects: rejects.ref.count,
      duplicates: sum(parts.map((part) => part.duplicates)),
    },
    content_hash: contentHash({ parts: sealed, ...(base === null ? {} : { base }) }),
  };
  const ref = await staging.writePart(run, SEAL, [canonicalJson(index)]);
  return {
    index: ref,
    content_hash: index.content_hash,
    items: index.counts.items,
    rejects: index.counts.rejects,
    rejected,
  };
}

/** Over the hashes of the kinds, sorted by kind; where a base holds too, over its parts and what is replaced in them. */
export function contentHash({ parts, base }: Pick<SealedIndex, 'parts' | 'base'>): string {
  const hash = openLineHash();
  for (const { kind, content_hash } of parts) hash.add(`${kind} ${content_hash}`);
  for (const { kind, content_hash } of base?.parts ?? []) hash.add(`base ${kind} ${content_hash}`);
  if (base !== undefined) hash.add(`replaced ${base.replaced.sha256}`);
  return hash.digest();
}

/** What each producer looked at; null unless all of them tell. */
function listsOf(mined: readonly MinedParts[]): NonNullable<SealedIndex['looked']> | null {
  const lists = mined.map(({ producer, looked }) => ({ producer, ref: looked }));
  const told = lists.filter((one): one is { producer: string; ref: PartRef } => one.ref !== undefined);
  return told.length < mined.length || mined.length === 0
    ? null
    : told.sort((a, b) => byCodeUnit(a.ref.uri, b.ref.uri));
}

const placesOf = async (staging: Staging, run: RunRef, tally: PlaceTally | null) =>
  tally === null ? {} : { places: await staging.writePart(run, 'sealed/places.jsonl', tally.lines()) };

// What is spooled on the way must fall into the same files at each attempt, so parts are read in one order.
const sortedParts = (mined: readonly MinedParts[], which: 'items' | 'rejects'): PartRef[] =>
  mined.flatMap((parts) => parts[which]).sort((a, b) => byCodeUnit(a.uri, b.uri));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0);

interface SealedFrom {
  readonly staging: Staging;
  readonly run: RunRef;
  readonly parts: readonly PartRef[];
  /** What holds of the former run. */
  readonly standing: readonly Groups<Entry>[];
  readonly late: LateArrivals;
  readonly beat: Beat;
  readonly see: PlaceTally['see'] | undefined;
}

async function sealItems(from: SealedFrom): Promise<SealedKind[]> {
  const { staging, run, late, beat, see } = from;
  const sealed: Promise<SealedKind>[] = [];
  const streams = from.parts.map((part) => readEntries(staging, run, part, late.refuse, beat));
  try {
    for await (const stream of byKind(settling(mergeSorted([...streams, ...from.standing]), late))) {
      const sealing = sealKind(staging, run, partName(stream.kind), stream, see);
      sealed.push(sealing);
      // The next kind begins while the disk still has to take the end of this one.
      await Promise.race([sealing, stream.ended]);
    }
    return await Promise.all(sealed);
  } finally {
    await Promise.allSettled(sealed);
  }
}

async function* settling<T>(batches: Batches<T>, late: LateArrivals): Batches<T> {
  for await (const batch of batches) {
    await late.settle();
    yield batch;
  }
}

const partName = (kind: string): string => `sealed/${kind}.jsonl`;

/** Findings that sealing itself has made join those that were there. */
async function addFindings(
  staging: Staging,
  run: RunRef,
  kinds: readonly SealedKind[],
  late: readonly PartRef[],
): Promise<readonly SealedKind[]> {
  if (late.length === 0) return kinds;
  const early = kinds.find(({ kind }) => kind === 'finding');
  const parts = early === undefined ? late : [early.ref, ...late];
  const entries = mergeSorted(parts.map((part) => readEntries(staging, run, part, refuseNone)));
  const joined = await sealKind(staging, run, 'sealed/finding-with-late.jsonl', { kind: 'finding', entries });
  const duplicates = joined.duplicates + (early?.duplicates ?? 0);
  const others = kinds.filter(({ kind }) => kind !== 'finding');
  return [...others, { ...joined, duplicates }].sort((a, b) => byCodeUnit(a.kind, b.kind));
}
