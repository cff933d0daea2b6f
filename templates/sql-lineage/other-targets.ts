import { type Capped, capped, sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';
import { isSwitchedOff } from './switched-off.ts';

type TargetRow = Rows<'other_targets'>['other_targets'][number];

/** What a target makes of a resource, taken apart. */
interface There {
  readonly row: TargetRow;
  readonly target: string;
  /** Null where it is no table there. */
  readonly table: string | null;
  readonly isOff: boolean;
  readonly alsoNeeds: readonly string[];
  readonly doesNotNeed: readonly string[];
}

/** How much a target differs from the default one, in resources. */
interface TargetCount {
  readonly project: string;
  readonly target: string;
  readonly elsewhere: number;
  readonly off: number;
  readonly on: number;
  readonly needs: number;
}

/** A resource of which more than its place differs. */
interface Difference {
  readonly name: string;
  readonly path: string;
  readonly line: number | null;
  readonly target: string;
  readonly state: 'built there alone' | 'not built there' | null;
  readonly alsoNeeds: readonly string[];
  readonly doesNotNeed: readonly string[];
}

/** What other targets of the profiles make of the project: in numbers, and resource by resource where lineage differs. */
export function otherTargets(
  rows: readonly TargetRow[],
  most: number,
): { readonly counts: readonly TargetCount[]; readonly differences: Capped<Difference> } {
  const all = rows.map(takeApart);
  const groups = Map.groupBy(all, ({ row, target }) => JSON.stringify([row.project, target]));
  const counts = [...groups.values()].flatMap(countOf);
  const differences = all.map(differenceOf).filter(isMoreThanPlace);
  return {
    counts: sortedBy(counts, ({ project, target }) => [project, target]),
    differences: capped(
      sortedBy(differences, ({ path, line, name, target }) => [path, line, name, target]),
      most,
    ),
  };
}

/** `<target>: <table>`, then ids with a sign. */
function takeApart(row: TargetRow): There {
  const at = row.alternative.indexOf(': ');
  const [place = '', ...needs] = row.alternative.slice(at + 2).split(/ (?=[+-])/);
  const signed = (sign: string): string[] =>
    needs.filter((need) => need.startsWith(sign)).map((need) => need.slice(1));
  return {
    row,
    target: row.alternative.slice(0, Math.max(0, at)),
    table: place === 'off' || place === 'no table' ? null : place,
    isOff: place === 'off',
    alsoNeeds: signed('+'),
    doesNotNeed: signed('-'),
  };
}

function countOf(all: readonly There[]): TargetCount[] {
  const [first] = all;
  if (first === undefined) return [];
  const count = (fits: (there: There) => boolean): number => all.filter(fits).length;
  return [
    {
      project: first.row.project,
      target: first.target,
      elsewhere: count(({ row, table }) => table !== null && !isSwitchedOff(row)),
      off: count(({ row, isOff }) => isOff && !isSwitchedOff(row)),
      on: count(({ row, isOff }) => !isOff && isSwitchedOff(row)),
      needs: count(({ alsoNeeds, doesNotNeed }) => alsoNeeds.length + doesNotNeed.length > 0),
    },
  ];
}

function differenceOf({ row, target, isOff, alsoNeeds, doesNotNeed }: There): Difference {
  const wasOff = isSwitchedOff(row);
  const state = isOff === wasOff ? null : isOff ? 'not built there' : 'built there alone';
  return { name: row.name, path: row.path, line: row.line, target, state, alsoNeeds, doesNotNeed };
}

const isMoreThanPlace = ({ state, alsoNeeds, doesNotNeed }: Difference): boolean =>
  state !== null || alsoNeeds.length + doesNotNeed.length > 0;
