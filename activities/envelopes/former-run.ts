import { z } from 'zod';
import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Looked, type Said } from '../../schemas/looked.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { readDocument, requireDocument } from './read-document.ts';
import { saidMarks } from './said.ts';
import { isSound } from './sound.ts';

/** The run that this one follows: what it says stands until something else is said of its place. */
export interface FormerRun {
  readonly index: SealedIndex;
  /** By piece. */
  readonly looked: (producer: string) => Promise<ReadonlyMap<string, Looked>>;
}

const PINNED = 'former.json';
const Pinned = z.object({ former: z.string().nullable() });

/**
 * Chooses the run to follow, once: whatever asks later gets the same answer, so that all producers of a run say what is
 * new against the same. Null when there is none, it is damaged, or everything shall be looked at (`afresh`).
 */
export async function pinFormerRun(
  staging: Staging,
  run: RunFolder,
  afresh: boolean,
): Promise<string | null> {
  const part = (await staging.findPart(run, PINNED)) ?? (await pin(staging, run, afresh));
  return (await requireDocument(staging, part, Pinned)).former;
}

async function pin(staging: Staging, run: RunFolder, afresh: boolean): Promise<PartRef> {
  const earlier = afresh ? [] : (await staging.sealedRuns(run.repo)).filter((number) => number < run.run_id);
  const newest = earlier.at(-1);
  const sound = newest !== undefined && (await isSound(staging, { repo: run.repo, run_id: newest }));
  return staging.writePart(run, PINNED, [canonicalJson({ former: sound ? newest : null })]);
}

/** The run that this one follows; null when none can be followed: then everything is looked at and said. */
export async function readFormerRun(
  staging: Staging,
  { repo, run_id }: Pick<RunRef, 'repo' | 'run_id'>,
): Promise<FormerRun | null> {
  const former = await pinFormerRun(staging, { repo, run_id }, false);
  if (former === null) return null;
  const index = await readDocument(staging, { repo, run_id: former }, SEAL, SealedIndex);
  // A manifest of another contract cannot be carried on, and one without lists does not say what was looked at.
  if (index?.looked === undefined) return null;
  const { looked } = index;
  return {
    index,
    looked: async (producer) => {
      const refs = looked.filter((one) => one.producer === producer).map(({ ref }) => ref);
      const records = new Map<string, Looked>();
      for (const ref of refs)
        for await (const record of readLooked(staging, ref)) records.set(record.piece, record);
      return records;
    },
  };
}

export async function* readLooked(staging: Staging, part: PartRef): AsyncIterable<Looked> {
  for await (const line of staging.readLines(part)) yield Looked.parse(JSON.parse(line));
}

/** What one producer said, then and now, as marks `<place>#<digest>`. */
export interface MarksOf {
  readonly before: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
}

export const placeOfMark = (mark: string): string => mark.slice(0, mark.lastIndexOf('#'));

/** Marks of each producer of these parts. */
export async function* marksByProducer(
  staging: Staging,
  former: FormerRun,
  mined: readonly MinedParts[],
): AsyncIterable<MarksOf> {
  for (const [producer, parts] of Map.groupBy(mined, (one) => one.producer)) {
    const before = new Set<string>();
    for (const { said } of (await former.looked(producer)).values()) addMarks(before, producer, said);
    const now = new Set<string>();
    for (const { looked } of parts) {
      if (looked === undefined) continue;
      for await (const { said } of readLooked(staging, looked)) addMarks(now, producer, said);
    }
    yield { before, now };
  }
}

function addMarks(marks: Set<string>, producer: string, said: readonly Said[]): void {
  for (const mark of saidMarks(producer, said)) marks.add(mark);
}

/**
 * Places of which nothing that stood in the former run has changed, by what these producers said this time. Where a place
 * is told of by several pieces, all of them must say what they said.
 */
export async function standingPlaces(
  staging: Staging,
  former: FormerRun,
  mined: readonly MinedParts[],
): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  for await (const { before, now } of marksByProducer(staging, former, mined)) {
    for (const mark of before) standing.add(placeOfMark(mark));
    for (const mark of before) if (!now.has(mark)) standing.delete(placeOfMark(mark));
  }
  return standing;
}
