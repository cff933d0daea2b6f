/** A query as what it means, before any dialect, form or spelling: the writer makes text of it, the oracle its lineage. */
export interface Query {
  /** Its name where it is written as a CTE or a temporary table. */
  readonly name: string;
  readonly sources: readonly Source[];
  readonly items: readonly Item[];
  readonly filter: Filter | null;
  readonly groups: readonly Reference[];
  /** Further branches, mapped by position. */
  readonly union: readonly Query[];
}

export interface Source {
  readonly alias: string;
  readonly of: Table | Query;
  /** Of every source but the first: the two columns that it is joined by. */
  readonly on: readonly [Reference, Reference] | null;
}

export interface Table {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface Item {
  readonly name: string;
  readonly value: Value;
}

export interface Reference {
  readonly alias: string;
  readonly column: string;
}

/** What rows must fulfil; a query asks for rows of its own that have the reference's value. */
export interface Filter {
  readonly of: Reference;
  readonly by: 'null' | 'in' | 'exists';
  readonly query: Query | null;
}

export type Value =
  | { readonly is: 'column'; readonly of: Reference }
  | { readonly is: 'literal' }
  | { readonly is: 'sum'; readonly parts: readonly Value[] }
  | { readonly is: 'call'; readonly parts: readonly Value[] }
  | { readonly is: 'case'; readonly when: Reference; readonly first: Value; readonly otherwise: Value }
  | { readonly is: 'aggregate'; readonly of: Reference }
  | { readonly is: 'count' }
  | { readonly is: 'scalar'; readonly query: Query }
  | { readonly is: 'rank'; readonly partition: Reference; readonly order: Reference }
  | { readonly is: 'running'; readonly of: Reference; readonly order: Reference };

export const isTable = (of: Table | Query): of is Table => 'table' in of;

/** Names of the columns that a source offers. */
export const columnsOf = (of: Table | Query): readonly string[] =>
  isTable(of) ? of.columns : of.items.map(({ name }) => name);

/** The queries a query is made of, inner ones first, itself last. */
export function nestedQueries(query: Query): readonly Query[] {
  const inner = query.sources.flatMap(({ of }) => (isTable(of) ? [] : nestedQueries(of)));
  return [...inner, ...query.union.flatMap(nestedQueries).filter((one) => !query.union.includes(one)), query];
}
