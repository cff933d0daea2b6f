import { kindsThatSay } from '../../../ontology/kinds-that-say.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { readSayings } from '../facts/read-sayings.ts';
import type { Saying } from '../facts/say.ts';
import { readBooks } from './books.ts';
import type { Impacted } from './impacted.ts';
import { compareShares, type Sides } from './plan-changes.ts';
import type { Compared } from './plan-write.ts';

/**
 * Compares only what a change of the ontology asks to be mapped again: items of its kinds, as they were mapped until then and
 * as they are now. Null when that is not all that may change. Parts of other kinds are not opened unless they can speak of the
 * same facts.
 */
export async function planRemap(sides: Sides, { kinds, former }: Impacted): Promise<Compared | null> {
  const { staging, run, index, written, meaning, pulse } = sides;
  const books = await readBooks(staging, written.books);
  const wanted = { kinds };
  const before = await readSayings(staging, index, run.repo, former, pulse, wanted);
  const now = await readSayings(staging, index, run.repo, meaning, pulse, wanted);
  pulse('impacted kinds mapped');
  return compareShares(sides, books, {
    was: before.sayings,
    is: now.sayings,
    now,
    paths: new Set(),
    covers: ({ kind }) => kinds.has(kind),
    speakers: othersThatSay([...before.sayings, ...now.sayings], kinds, [former, meaning]),
  });
}

/** Kinds that were not mapped here and can speak of the same facts: their parts are looked through for these. */
function othersThatSay(
  sayings: readonly Saying[],
  mapped: ReadonlySet<string>,
  meanings: readonly Meaning[],
): ReadonlySet<string> {
  const speakers = kindsThatSay(
    sayings.map(({ facts }) => facts),
    meanings,
  );
  return speakers.difference(mapped);
}
