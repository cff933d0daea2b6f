import type { PlatformInstance } from '../../../schemas/instance.ts';
import type { ItemOf, KnownItem } from '../../../schemas/items/registry.ts';

/** Where every table of the mesh is, so that its full name means the same in all repositories. */
export const instance: PlatformInstance = { platform: 'databricks', alias: 'bench', catalogs: ['main'] };

const STATEMENTS = 3;
/** Tables that every repository reads: hubs over repositories. The first repository fills them. */
const SHARED = 40;

/**
 * A job of three statements that read a shared table and a table of the job before; the first tells the columns of its
 * table. In every third job the second takes all columns of the shared table, whoever defines it; in every fifth the third
 * puts a name together that is not known.
 */
export function* sqlItems(nth: number, at: number, path: string): Iterable<KnownItem> {
  for (let ordinal = 1; ordinal <= STATEMENTS; ordinal += 1) yield statementItem(nth, at, path, ordinal);
  yield* columnItems(nth, at, path);
  if (at % 12 === 1) yield starItem(nth, at, path);
  if (at % 20 === 1) yield openName(path);
  if (fillsShared(nth, at)) yield sharedColumns(at, path);
}

/** The schema in which a repository makes its tables. */
export const schemaOf = (nth: number): string => `main.mart_${nth}`;

export const martTable = (nth: number, at: number, ordinal: number): string =>
  `${schemaOf(nth)}.table_${Math.max(0, at)}_${ordinal}`;

const sharedTable = (at: number): string => `main.raw.shared_${Math.floor(at / 4) % SHARED}`;
/** The first jobs of the first repository fill the shared tables. */
const fillsShared = (nth: number, at: number): boolean => nth === 0 && at < SHARED * 4;
const linesOf = (ordinal: number): [number, number] => [ordinal * 10, ordinal * 10 + 8];
const textHash = (at: number, ordinal: number): string => (at * 3 + ordinal).toString(16).padStart(12, '0');

function statementItem(nth: number, at: number, path: string, ordinal: number): ItemOf<'sql-statement'> {
  const fills = ordinal === 1 && fillsShared(nth, at);
  return {
    kind: 'sql-statement',
    path,
    lines: linesOf(ordinal),
    payload: {
      text_hash: textHash(at, ordinal),
      occurrence: 1,
      ordinal,
      dialect: 'databricks',
      statement: 'insert',
      reads: [martTable(nth, at - 4, ordinal), sharedTable(at)].sort(),
      writes: [martTable(nth, at, ordinal), ...(fills ? [sharedTable(at + 4)] : [])].sort(),
      complexity: 2 + (at % 9),
    },
  };
}

/** `id` as it was, `amount` of two tables, and a stamp that no column produces. */
function* columnItems(nth: number, at: number, path: string): Iterable<KnownItem> {
  const table = martTable(nth, at, 1);
  const before = martTable(nth, at - 4, 1);
  const place = { path, lines: linesOf(1) };
  const by = textHash(at, 1);
  yield {
    kind: 'table-columns',
    ...place,
    payload: { table, columns: ['id', 'amount', 'loaded_at'], defines: true, stars: [], by },
  };
  const amounts = [
    { table: before, column: 'amount' },
    { table: sharedTable(at), column: 'amount' },
  ];
  const flows = [
    { column: 'id', sources: [{ table: before, column: 'id' }], flow: 'identity' },
    { column: 'amount', sources: amounts, flow: 'expression' },
    { column: 'loaded_at', sources: [], flow: 'constant' },
  ] as const;
  for (const { sources, ...said } of flows)
    yield {
      kind: 'column-flow',
      ...place,
      payload: { table, ...said, sources: [...sources], confidence: 1, reason: null, by },
    };
}

const starItem = (nth: number, at: number, path: string): ItemOf<'table-columns'> => ({
  kind: 'table-columns',
  path,
  lines: linesOf(2),
  payload: {
    table: martTable(nth, at, 2),
    columns: ['loaded_at'],
    defines: true,
    stars: [{ table: sharedTable(at), at: 0, without: [] }],
    by: textHash(at, 2),
  },
});

const sharedColumns = (at: number, path: string): ItemOf<'table-columns'> => ({
  kind: 'table-columns',
  path,
  lines: linesOf(1),
  payload: {
    table: sharedTable(at + 4),
    columns: ['id', 'amount', 'region'],
    defines: true,
    stars: [],
    by: textHash(at, 1),
  },
});

const openName = (path: string): ItemOf<'finding'> => ({
  kind: 'finding',
  path,
  lines: linesOf(3),
  payload: { reason: 'dynamic-sql', what: 'name of a table', detail: 'It is put together at run time' },
});
