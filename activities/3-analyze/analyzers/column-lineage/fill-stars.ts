import type { ItemOf, KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import { type Known, knownTables, type Told } from './known-tables.ts';

type Star = Told['payload']['stars'][number];

/** A table's definition tells its columns as of the commit; the table may have been made by an older one. */
const CONFIDENCE = 0.9;
/** One star gives no more columns than tables have. */
const MOST_COLUMNS = 20_000;

/** Column flows of all stars that definitions of the repository fill, findings for all others. */
export function fillStars(told: readonly Told[]): {
  readonly items: readonly KnownItem[];
  readonly rejects: readonly Reject[];
} {
  const known = knownTables(told);
  const filled = told.flatMap((item) =>
    item.payload.stars.map((star) => fillStar(item, star, known.get(star.table) ?? null)),
  );
  return { items: filled.flatMap(({ items }) => items), rejects: filled.flatMap(({ rejects }) => rejects) };
}

interface Filled {
  readonly items: readonly KnownItem[];
  readonly rejects: readonly Reject[];
}

function fillStar(item: Told, star: Star, known: Known): Filled {
  if (known === null || known === 'several') return { items: [openStar(item, star, known)], rejects: [] };
  const without = new Set(star.without);
  const columns = known.filter((column) => !without.has(column));
  if (columns.length > MOST_COLUMNS) return { items: [], rejects: [tooMany(item, star)] };
  return { items: columns.map((column) => flowOf(item, star, column)), rejects: [] };
}

const flowOf = ({ path, lines, payload }: Told, star: Star, column: string): ItemOf<'column-flow'> => ({
  kind: 'column-flow',
  path,
  lines,
  payload: {
    table: payload.table,
    column,
    sources: [{ table: star.table, column }],
    flow: 'identity',
    confidence: CONFIDENCE,
    reason: 'columns-by-definition',
    by: payload.by,
  },
});

const openStar = ({ path, lines }: Told, { table }: Star, known: null | 'several'): ItemOf<'finding'> => ({
  kind: 'finding',
  path,
  lines,
  payload: {
    reason: 'star-without-schema',
    what: `${table}.*`,
    detail:
      known === null
        ? 'no file of the repository tells the columns of the table'
        : 'files of the repository define the table with different columns',
  },
});

const tooMany = ({ path, lines }: Told, { table }: Star): Reject => ({
  kind: 'column-flow',
  reason: 'too-many-items',
  path,
  lines,
  detail: `${table}.*: more than ${MOST_COLUMNS} columns`,
});
