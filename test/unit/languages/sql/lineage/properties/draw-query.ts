import fc from 'fast-check';
import {
  columnsOf,
  type Filter,
  type Item,
  type Query,
  type Reference,
  type Source,
  type Table,
  type Value,
} from './query-model.ts';

const COLUMNS = ['id', 'amount', 'label', 'day_no', 'region', 'qty', 'price', 'owner'];
export const TABLES: readonly Table[] = ['sea.ships', 'sea.ports', 'land.trucks', 'land.depots'].map(
  (table, at) => ({
    table,
    columns: COLUMNS.slice(at, at + 5),
  }),
);

/** Takes the next choice below a bound; when the choices are used up, always the first. */
type Choose = (bound: number) => number;

/** Queries of up to three levels: joins, filters, groups, windows, unions. Small choices make small queries. */
export const queries: fc.Arbitrary<Query> = fc
  .array(fc.nat({ max: 59 }), { minLength: 8, maxLength: 120 })
  .map((choices) => {
    let at = 0;
    let names = 0;
    const choose: Choose = (bound) => (choices[at++] ?? 0) % bound;
    return drawQuery(choose, (letter) => `${letter}${++names}`, 2);
  });

type NewName = (letter: string) => string;

function drawQuery(choose: Choose, newName: NewName, depth: number): Query {
  const query = drawSelect(choose, newName, depth);
  if (depth === 0 || choose(5) !== 4) return query;
  const other = drawSelect(choose, newName, depth - 1, query.items.length);
  return { ...query, union: [other] };
}

function drawSelect(choose: Choose, newName: NewName, depth: number, width?: number): Query {
  const name = newName('q');
  const sources = drawSources(choose, newName, depth);
  const any = (): Reference => drawReference(choose, sources);
  const grouped = choose(4) === 3;
  const groups = grouped ? [any()] : [];
  const items: Item[] = [];
  for (let left = width ?? 1 + choose(4); left > 0; left -= 1) {
    const value = grouped
      ? drawOfGroup(choose, groups[0] as Reference, any)
      : drawValue(choose, newName, any, 2);
    items.push({ name: drawName(choose, value, items), value });
  }
  return { name, sources, items, filter: drawFilter(choose, newName, any), groups, union: [] };
}

function drawSources(choose: Choose, newName: NewName, depth: number): readonly Source[] {
  const sources: Source[] = [];
  for (let left = 1 + choose(3); left > 0; left -= 1) {
    const of =
      depth > 0 && choose(2) === 1 ? drawQuery(choose, newName, depth - 1) : (TABLES[choose(4)] as Table);
    const source: Source = { alias: newName('a'), of, on: null };
    const on: [Reference, Reference] = [drawReference(choose, [source]), drawReference(choose, sources)];
    sources.push(sources.length === 0 ? source : { ...source, on });
  }
  return sources;
}

function drawReference(choose: Choose, sources: readonly Source[]): Reference {
  const source = sources[choose(Math.max(sources.length, 1))];
  if (source === undefined) return { alias: '', column: '' };
  const columns = columnsOf(source.of);
  return { alias: source.alias, column: columns[choose(columns.length)] as string };
}

function drawFilter(choose: Choose, newName: NewName, any: () => Reference): Filter | null {
  const by = (['null', 'in', 'exists'] as const)[choose(6)];
  if (by === undefined) return null;
  return { of: any(), by, query: by === 'null' ? null : drawSubquery(choose, newName) };
}

/** One column of one table. */
function drawSubquery(choose: Choose, newName: NewName): Query {
  const name = newName('q');
  const sources = [{ alias: newName('a'), of: TABLES[choose(4)] as Table, on: null }];
  const of = drawReference(choose, sources);
  return {
    name,
    sources,
    items: [{ name: of.column, value: { is: 'column', of } }],
    filter: null,
    groups: [],
    union: [],
  };
}

function drawValue(choose: Choose, newName: NewName, any: () => Reference, depth: number): Value {
  const inner = (): Value => drawValue(choose, newName, any, depth - 1);
  switch (choose(depth > 0 ? 10 : 3)) {
    case 2:
      return { is: 'literal' };
    case 3:
      return { is: 'sum', parts: [inner(), inner()] };
    case 4:
      return { is: 'call', parts: [inner(), inner()] };
    case 5:
      return { is: 'case', when: any(), first: inner(), otherwise: inner() };
    case 6:
      return { is: 'rank', partition: any(), order: any() };
    case 7:
      return { is: 'running', of: any(), order: any() };
    case 8:
      return { is: 'scalar', query: drawSubquery(choose, newName) };
    default:
      return { is: 'column', of: any() };
  }
}

function drawOfGroup(choose: Choose, group: Reference, any: () => Reference): Value {
  const drawn = choose(4);
  if (drawn === 0) return { is: 'column', of: group };
  return drawn === 1 ? { is: 'count' } : { is: 'aggregate', of: any() };
}

/** A column often keeps its name; no two items of a query have the same. */
function drawName(choose: Choose, value: Value, items: readonly Item[]): string {
  const taken = new Set(items.map(({ name }) => name));
  const own = value.is === 'column' ? value.of.column : null;
  if (own !== null && !taken.has(own) && choose(3) !== 2) return own;
  const free = [...COLUMNS, 'total', 'ratio', 'flag'].filter((name) => !taken.has(name));
  return free[choose(free.length)] as string;
}
