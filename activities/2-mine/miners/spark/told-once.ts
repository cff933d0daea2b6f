import type { Occurrence, Place } from '../../../../languages/pyspark/places.ts';
import type { Program } from './read-programs.ts';

/** Reasons that hold for a piece of code by itself, and may not hold where others run it. */
const BY_ITSELF = new Set(['function-parameter', 'undefined-name', 'widget-without-default']);

/**
 * What a program does in another file's code, by %run or import, is told once: by that file, where it does the same when it
 * is started by itself; else by the program that makes it so. A name that stays open in a file by itself is not open where
 * every program that runs it gives it a value.
 */
export function tellOnce(programs: readonly Program[]): (program: Program, found: Occurrence) => boolean {
  const said = new Map(programs.map(({ path, facts }) => [path, new Set((facts?.occurrences ?? []).map(meaning))]));
  const settled = settledPlaces(programs);
  return ({ path }, found) => {
    const others = found.way.slice(found.way.findLastIndex((place) => place.path === path) + 1);
    if (others.some((place) => said.get(place.path)?.has(meaning(found)) === true)) return false;
    const here = found.way.at(-1);
    const isOwn = found.use === 'open' && found.sources.every((reason) => BY_ITSELF.has(reason));
    return !(isOwn && here?.path === path && settled.has(spot(here)));
  };
}

const meaning = ({ use, name, sources }: Occurrence): string => JSON.stringify([use, name, sources]);
const spot = ({ path, line, cell }: Place): string => `${path}\n${cell}\n${line}`;

/** Places at which programs of other files fix all names. */
function settledPlaces(programs: readonly Program[]): ReadonlySet<string> {
  const fixed = new Set<string>();
  const open = new Set<string>();
  for (const { path, facts } of programs)
    for (const { use, way } of facts?.occurrences ?? []) {
      const here = way.at(-1);
      if (here === undefined || here.path === path) continue;
      (use === 'open' ? open : fixed).add(spot(here));
    }
  return fixed.difference(open);
}
