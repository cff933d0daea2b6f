import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { Envelope } from '../../schemas/envelope.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';
import { contentsIn, type Entry, spellIn } from '../envelopes/content.ts';
import { readFormerRun } from '../envelopes/former-run.ts';
import { type ManifestPart, manifestParts, readPlaces } from '../envelopes/manifest.ts';
import type { Groups } from '../envelopes/merge.ts';
import { placeOf } from '../envelopes/place.ts';
import { changedPlaces } from './changed-places.ts';

/** From this share of the base on, what changed since is no longer the smaller part, and all is sealed anew. */
const WHOLE_FROM = 0.25;

export interface Followed {
  /** What holds of the former run and has to be among this run's own parts, spelled anew. */
  readonly streams: readonly Groups<Entry>[];
  /** The run whose parts hold beside the own ones; null when all is sealed anew. */
  readonly base: NonNullable<SealedIndex['base']> | null;
}

/** What a run takes over from the one that it follows; null when it follows none. */
export async function followFormer(
  staging: Staging,
  run: RunRef,
  mined: readonly MinedParts[],
): Promise<Followed | null> {
  const former = await readFormerRun(staging, run);
  if (former === null) return null;
  const { index } = former;
  const { standing, joined } = await changedPlaces(staging, former, mined);
  const parts = await manifestParts(staging, index);
  const respelled = (chosen: readonly ManifestPart[], stands: (place: string) => boolean) =>
    chosen.map((part) => standingEntries(staging, part, run, stands));
  const places = index.base?.places ?? index.places;
  if (places === undefined || isLarge(index, mined))
    return { streams: respelled(parts, (place) => standing.has(place)), base: null };
  const [based, own] = index.base === undefined ? [parts, []] : [baseOf(parts), ownOf(parts)];
  const before = index.base === undefined ? [] : await readPlaces(staging, index.base.replaced);
  const gone = new Set(before);
  const counted = await countPlaces(staging, places);
  for (const place of counted.keys()) if (!standing.has(place) || joined.has(place)) gone.add(place);
  const replaced = [...gone].filter((place) => counted.has(place)).sort(byCodeUnit);
  return {
    streams: [
      ...respelled(own, (place) => standing.has(place)),
      ...(joined.size === 0 ? [] : respelled(based, (place) => joined.has(place))),
    ],
    base: {
      run: index.base?.run ?? index.mined_in ?? index.run,
      parts: withStanding(index, counted, replaced),
      replaced: await staging.writePart(
        run,
        'sealed/replaced.jsonl',
        replaced.map((place) => JSON.stringify(place)),
      ),
      places,
    },
  };
}

const baseOf = (parts: readonly ManifestPart[]) => parts.filter(({ holds }) => holds !== undefined);
const ownOf = (parts: readonly ManifestPart[]) => parts.filter(({ holds }) => holds === undefined);

const sum = (parts: readonly { readonly count: number }[]): number =>
  parts.reduce((total, { count }) => total + count, 0);

function isLarge({ base, parts }: SealedIndex, mined: readonly MinedParts[]): boolean {
  const own = parts.map(({ ref }) => ref);
  const changed = sum(mined.flatMap(({ items }) => items)) + (base === undefined ? 0 : sum(own));
  return changed > WHOLE_FROM * sum(base === undefined ? own : base.parts.map(({ ref }) => ref));
}

/** Numbers by kind of each place. */
type Counted = ReadonlyMap<string, ReadonlyMap<string, number>>;

async function countPlaces(staging: Staging, part: PartRef): Promise<Counted> {
  const counted = new Map<string, Map<string, number>>();
  for await (const line of staging.readLines(part)) {
    const [kind, place, number] = JSON.parse(line) as [string, string, number];
    const kinds = counted.get(place) ?? new Map<string, number>();
    counted.set(place, kinds.set(kind, number));
  }
  return counted;
}

function withStanding({ base, parts }: SealedIndex, counted: Counted, replaced: readonly string[]) {
  const gone = new Map<string, number>();
  for (const place of replaced)
    for (const [kind, number] of counted.get(place) ?? []) gone.set(kind, (gone.get(kind) ?? 0) + number);
  return (base?.parts ?? parts).map(({ kind, ref, content_hash }) => ({
    kind,
    ref,
    content_hash,
    standing: ref.count - (gone.get(kind) ?? 0),
  }));
}

async function* standingEntries(
  staging: Staging,
  { kind, ref, run: of, holds }: ManifestPart,
  run: RunRef,
  stands: (place: string) => boolean,
): Groups<Entry> {
  const [contentOf, spell] = [contentsIn(of), spellIn(run)];
  // Sealing asks an entry for its kind alone, and what was sealed before needs no second check of the rest.
  const envelope = { kind } as Envelope;
  function* entries(lines: Iterable<string>): Iterable<Entry> {
    for (const line of lines) {
      const place = placeOf(line);
      if (!stands(place) || holds?.(place) === false) continue;
      const content = contentOf(line);
      yield { envelope, content, line: spell(content) };
    }
  }
  for await (const lines of staging.readGroups(ref)) yield entries(lines);
}
