import type { Staging } from '../../../adapters/staging/staging.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';
import { readLooked } from '../../envelopes/former-run.ts';
import { saidMarks } from '../../envelopes/said.ts';

/** Paths, as JSON texts, of which two runs do not say the same; and how many paths there are at all. */
export async function changedPaths(
  staging: Staging,
  before: SealedIndex,
  now: SealedIndex,
): Promise<{ readonly changed: ReadonlySet<string>; readonly all: number }> {
  const [former, latter] = [await marksOf(staging, before), await marksOf(staging, now)];
  const changed = new Set<string>();
  for (const mark of former) if (!latter.has(mark)) changed.add(pathOfMark(mark));
  for (const mark of latter) if (!former.has(mark)) changed.add(pathOfMark(mark));
  const all = new Set<string>();
  for (const mark of latter) all.add(pathOfMark(mark));
  return { changed, all: all.size };
}

async function marksOf(staging: Staging, { looked = [] }: SealedIndex): Promise<ReadonlySet<string>> {
  const marks = new Set<string>();
  for (const { producer, ref } of looked)
    for await (const { said } of readLooked(staging, ref))
      for (const mark of saidMarks(producer, said)) marks.add(mark);
  return marks;
}

const pathOfMark = (mark: string): string => mark.slice(mark.indexOf(' ') + 1, mark.lastIndexOf('#'));
