import type { ProgramFacts } from '../../../../languages/pyspark/facts.ts';
import type { Occurrence, Place } from '../../../../languages/pyspark/places.ts';
import type { Program } from './read-programs.ts';

/** What a program does with tables at one place of its own file; null where its place is not known. */
export interface Step {
  readonly place: Place | null;
  readonly reads: readonly string[];
  /** Null where it only reads. */
  readonly writes: string | null;
}

type IsTold = (program: Program, found: Occurrence) => boolean;

/** Steps of a program: each table that it writes with what flows into it there, then what it reads for no table. */
export function stepsOf(program: Program, facts: ProgramFacts, isTold: IsTold): readonly Step[] {
  const writing = facts.writes.flatMap((target) => writesOf(target, program, facts, isTold));
  const feeding = new Set(facts.edges.map(({ from }) => from));
  const reading = facts.reads.filter((name) => !feeding.has(name)).flatMap((name) => readsOf(name, program, facts, isTold));
  return [...writing, ...together(reading)];
}

/** The innermost place of the program's own file on the way to where something happens. */
export const ownPlace = ({ path }: Program, { way }: Occurrence): Place | null =>
  way.findLast((place) => place.path === path) ?? null;

function writesOf(target: string, program: Program, facts: ProgramFacts, isTold: IsTold): readonly Step[] {
  const edges = new Set(facts.edges.filter(({ to }) => to === target).map(({ from }) => from));
  // What a table's own statement reads of it is no flow, yet it is read.
  const may = (name: string): boolean => edges.has(name) || (name === target && facts.reads.includes(target));
  const found = facts.occurrences.filter(({ use, name }) => use === 'write' && name === target);
  const seen = new Set(found.flatMap(({ sources }) => sources));
  const unseen = [...edges].filter((name) => !seen.has(name));
  if (found.length === 0) return [{ place: null, reads: unseen, writes: target }];
  return found.flatMap((one, at) => {
    if (!isTold(program, one)) return [];
    const reads = [...one.sources.filter(may), ...(at === 0 ? unseen : [])];
    return [{ place: ownPlace(program, one), reads, writes: target }];
  });
}

function readsOf(read: string, program: Program, facts: ProgramFacts, isTold: IsTold): readonly Step[] {
  const found = facts.occurrences.filter(({ use, name }) => use === 'read' && name === read);
  if (found.length === 0) return [{ place: null, reads: [read], writes: null }];
  return found
    .filter((one) => isTold(program, one))
    .map((one) => ({ place: ownPlace(program, one), reads: [read], writes: null }));
}

/** What is read at one place is one step. */
function together(steps: readonly Step[]): readonly Step[] {
  return [...Map.groupBy(steps, ({ place }) => JSON.stringify(place)).values()].map((all) => ({
    place: all[0]?.place ?? null,
    reads: all.flatMap(({ reads }) => reads),
    writes: null,
  }));
}
