import type { Definition } from './program.ts';

/** Classes with the bases that were found in the repository; null stands for a base outside of it. */
export type Bases = ReadonlyMap<Definition, readonly (Definition | null)[]>;

/** Lines of inheritance are followed this far; the cut keeps made-up chains of thousands of classes cheap. */
const LONGEST_LINE = 50;

/** Each class followed by its ancestors in the order in which Python asks them for a member (C3). */
export function linesOf(bases: Bases): ReadonlyMap<Definition, readonly Definition[]> {
  const lines = new Map<Definition, readonly Definition[]>();
  for (const owner of bases.keys()) addLine(lines, bases, owner);
  return lines;
}

/** Ancestors first, without recursion. A class that is on the way already inherits from itself and counts as alone. */
function addLine(lines: Map<Definition, readonly Definition[]>, bases: Bases, start: Definition): void {
  const way = [start];
  const onTheWay = new Set(way);
  for (let owner = way.at(-1); owner !== undefined; owner = way.at(-1)) {
    const found = (bases.get(owner) ?? []).filter((base) => base !== null).slice(0, LONGEST_LINE);
    const next = found.find((base) => !lines.has(base) && !onTheWay.has(base));
    if (next !== undefined) {
      way.push(next);
      onTheWay.add(next);
      continue;
    }
    const lists = found.map((base) => lines.get(base) ?? [base]);
    if (!lines.has(owner)) lines.set(owner, [owner, ...merge([...lists, found], owner)]);
    way.pop();
  }
}

/** Where the bases contradict each other, which Python refuses to run, the first in line is taken. */
function merge(lists: readonly (readonly Definition[])[], owner: Definition): readonly Definition[] {
  const merged: Definition[] = [];
  let left = without(lists, owner);
  while (left.length > 0 && merged.length < LONGEST_LINE) {
    const heads = left.map(([head]) => head).filter((head) => head !== undefined);
    const next = heads.find((head) => left.every((list) => list.indexOf(head) <= 0)) ?? heads[0];
    if (next === undefined) break;
    merged.push(next);
    left = without(left, next);
  }
  return merged;
}

const without = (
  lists: readonly (readonly Definition[])[],
  taken: Definition,
): readonly (readonly Definition[])[] =>
  lists.map((list) => list.filter((entry) => entry !== taken)).filter((list) => list.length > 0);
