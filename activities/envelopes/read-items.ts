import type { Staging } from '../../adapters/staging/staging.ts';
import type { Envelope, Item } from '../../schemas/envelope.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { openConsumer } from './consume.ts';
import { contentsIn } from './content.ts';
import { type FormerRun, standingPlaces } from './former-run.ts';
import type { Beat } from './heartbeat.ts';
import { type ManifestPart, manifestParts } from './manifest.ts';
import { type Groups, mergeSorted, type Sorted } from './merge.ts';
import { placeOf } from './place.ts';

/** Where the items of a run are: in its own parts, and, at places of which nothing else is said, in the former run's. */
export interface ItemSource {
  readonly staging: Staging;
  readonly run: Pick<RunRef, 'repo' | 'run_id' | 'sha'>;
  readonly mined: readonly MinedParts[];
  readonly former: FormerRun | null;
}

type Read = Sorted & { readonly envelope: Pick<Envelope, 'kind' | 'payload' | 'source'> };

/**
 * Items of some kinds out of all parts of a run, in staging order and each once. Parts and lines of other kinds are passed
 * over unparsed; a record that breaks its contract is left out here and refused with a reason when the run is sealed.
 */
export async function* readItems(
  { staging, run, mined, former }: ItemSource,
  wanted: ReadonlySet<string>,
  beat: Beat,
): AsyncIterable<Item> {
  const speakers = mined.filter((one) => one.kinds?.some((kind) => wanted.has(kind)) ?? true);
  const parts = speakers.flatMap((one) => one.items);
  let last: string | null = null;
  const streams: Groups<Read>[] = parts.map((part) => entriesOf(staging.readGroups(part), run, wanted, beat));
  if (former !== null) streams.push(...(await formerStreams(staging, former, speakers, wanted, beat)));
  for await (const batch of mergeSorted(streams)) {
    for (const entry of batch) {
      if (entry.content === last) continue;
      last = entry.content;
      const { kind, payload, source } = entry.envelope;
      yield { kind, path: source.path, lines: source.lines, payload };
    }
  }
}

async function* entriesOf(
  groups: Groups<string>,
  run: Pick<RunRef, 'repo' | 'sha'>,
  wanted: ReadonlySet<string>,
  beat: Beat,
): Groups<Read> {
  const consume = openConsumer(run);
  function* wantedOf(lines: Iterable<string>): Iterable<Read> {
    for (const line of lines) {
      beat();
      if (!wanted.has(kindAtHead(line) ?? '')) continue;
      const consumed = consume(line);
      if (consumed.ok) yield consumed.entry;
    }
  }
  for await (const lines of groups) yield wantedOf(lines);
}

async function formerStreams(
  staging: Staging,
  former: FormerRun,
  speakers: readonly MinedParts[],
  wanted: ReadonlySet<string>,
  beat: Beat,
): Promise<Groups<Read>[]> {
  const standing = await standingPlaces(staging, former, speakers);
  const parts = await manifestParts(staging, former.index);
  return parts
    .filter(({ kind }) => wanted.has(kind))
    .map((part) => sealedEntries(staging, part, (place) => standing.has(place), beat));
}

/** What was sealed was checked against its contract then, and its bytes by their hash now. */
async function* sealedEntries(
  staging: Staging,
  { ref, run, holds }: ManifestPart,
  stands: (place: string) => boolean,
  beat: Beat,
): Groups<Read> {
  const contentOf = contentsIn(run);
  function* entries(lines: Iterable<string>): Iterable<Read> {
    for (const line of lines) {
      beat();
      const place = placeOf(line);
      if (!stands(place) || holds?.(place) === false) continue;
      yield { content: contentOf(line), line, envelope: JSON.parse(line) as Envelope };
    }
  }
  for await (const lines of staging.readGroups(ref)) yield entries(lines);
}

const HEAD = /^\{"contract_version":"[^"]*","event_ts":"[^"]*","kind":"([^"]*)"/;

/** Kind of a canonical line, told from its first bytes. */
const kindAtHead = (line: string): string | undefined => HEAD.exec(line)?.[1];
