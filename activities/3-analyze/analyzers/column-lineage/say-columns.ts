import type { ItemOf, KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import { BY_DEFINITION, type Filling, fillStars, MOST_COLUMNS } from '../../columns/fill-stars.ts';
import type { Known } from '../../columns/known-tables.ts';

type Told = ItemOf<'table-columns'>;
interface Said {
  readonly items: readonly KnownItem[];
  readonly rejects: readonly Reject[];
}

/**
 * Column flows of all stars that definitions of the repository fill; those that stay open as findings, and as what the link
 * wave may fill; the whole list of columns of each table whose definition had stars.
 */
export function sayColumns(told: readonly Told[]): Said {
  const { fillings, known } = fillStars(told);
  const filled = fillings.map(sayStar);
  const places = Map.groupBy(fillings, ({ item }) => item);
  const open = [...places].flatMap(([item, stars]) => openStars(item, stars));
  return {
    items: [...filled.flatMap(({ items }) => items), ...open, ...schemasOf(told, known)],
    rejects: filled.flatMap(({ rejects }) => rejects),
  };
}

function sayStar(filling: Filling<Told>): Said {
  const { item, star, columns } = filling;
  if (columns === 'too-many') return { items: [], rejects: [tooMany(item, star.table)] };
  if (columns === 'several' || columns === 'not-known')
    return { items: [openFinding(item, star.table, columns)], rejects: [] };
  return { items: columns.map((column) => flowOf(item, star.table, column)), rejects: [] };
}

const flowOf = ({ path, lines, payload }: Told, table: string, column: string): ItemOf<'column-flow'> => ({
  kind: 'column-flow',
  path,
  lines,
  payload: {
    table: payload.table,
    column,
    sources: [{ table, column }],
    flow: 'identity',
    ...BY_DEFINITION,
    by: payload.by,
  },
});

/** The stars of a place that stay open, with the columns of the others put in where those stand. */
function openStars({ path, lines, payload }: Told, stars: readonly Filling<Told>[]): ItemOf<'open-star'>[] {
  const { table, defines, by } = payload;
  const columns: string[] = [];
  const open: {
    readonly over: string;
    readonly nth: number;
    readonly at: number;
    readonly without: string[];
  }[] = [];
  let from = 0;
  for (const { star, nth, columns: filled } of stars) {
    columns.push(...payload.columns.slice(from, star.at));
    from = Math.max(from, star.at);
    if (Array.isArray(filled)) columns.push(...filled);
    else if (filled !== 'too-many')
      open.push({ over: star.table, nth, at: columns.length, without: star.without });
  }
  columns.push(...payload.columns.slice(from));
  return open.map((star) => ({
    kind: 'open-star',
    path,
    lines,
    payload: { table, columns, defines, by, ...star },
  }));
}

const openFinding = (
  { path, lines }: Told,
  table: string,
  why: 'several' | 'not-known',
): ItemOf<'finding'> => ({
  kind: 'finding',
  path,
  lines,
  payload: {
    reason: 'star-without-schema',
    what: `${table}.*`,
    detail:
      why === 'not-known'
        ? 'no file of the repository tells the columns of the table'
        : 'files of the repository define the table with different columns',
  },
});

const tooMany = ({ path, lines }: Told, table: string): Reject => ({
  kind: 'column-flow',
  reason: 'too-many-items',
  path,
  lines,
  detail: `${table}.*: more than ${MOST_COLUMNS} columns`,
});

/** The first place that defines a table speaks for those that say the same. */
function schemasOf(told: readonly Told[], known: ReadonlyMap<string, Known>): ItemOf<'table-schema'>[] {
  const said = new Set<string>();
  return told.flatMap(({ path, lines, payload: { table, defines, stars } }): ItemOf<'table-schema'>[] => {
    const columns = known.get(table) ?? null;
    if (!defines || stars.length === 0 || said.has(table)) return [];
    if (columns === null || columns === 'several' || columns.length === 0 || columns.length > MOST_COLUMNS)
      return [];
    said.add(table);
    return [{ kind: 'table-schema', path, lines, payload: { table, columns: [...columns] } }];
  });
}
