import type { Payload } from '../../../schemas/items/registry.ts';

/** Columns that one place gives a table, whoever read it there. */
export interface Told {
  readonly payload: Pick<Payload<'table-columns'>, 'table' | 'columns' | 'defines' | 'stars'>;
}
export type Star = Told['payload']['stars'][number];

/** What is known of a table's columns: nothing, one list, or lists that contradict each other. */
export type Known = readonly string[] | 'several' | null;

/**
 * Columns of all tables that are defined, stars filled from each other. A table is known as soon as all that its
 * definition stars over is; definitions in a circle stay unknown. Linear in definitions, stars and columns.
 */
export function knownTables(told: readonly Told[]): ReadonlyMap<string, Known> {
  const definitions = new Map<string, Told[]>();
  for (const item of told)
    if (item.payload.defines)
      definitions.set(item.payload.table, [...(definitions.get(item.payload.table) ?? []), item]);
  const known = new Map<string, Known>();
  const waiting = waitersOf(definitions);
  const ready = [...definitions.keys()].filter((table) => waiting.open.get(table)?.size === 0);
  for (let table = ready.shift(); table !== undefined; table = ready.shift()) {
    known.set(table, agreed((definitions.get(table) ?? []).map((item) => listOf(item, known))));
    for (const waiter of waiting.by.get(table) ?? []) {
      const open = waiting.open.get(waiter);
      if (open?.delete(table) && open.size === 0) ready.push(waiter);
    }
  }
  return known;
}

/** For each defined table the tables that it waits for, and who waits for each. */
function waitersOf(definitions: ReadonlyMap<string, readonly Told[]>) {
  const open = new Map<string, Set<string>>();
  const by = new Map<string, Set<string>>();
  for (const [table, items] of definitions) {
    const needs = new Set(items.flatMap(({ payload }) => payload.stars.map((star) => star.table)));
    open.set(table, needs);
    for (const need of needs) by.set(need, (by.get(need) ?? new Set()).add(table));
  }
  return { open, by };
}

/** The columns in order with those of stars in their places; null where a star is over an unknown table. */
function listOf({ payload: { columns, stars } }: Told, known: ReadonlyMap<string, Known>): string[] | null {
  const all: string[] = [];
  let from = 0;
  for (const { table, at, without } of [...stars, { table: null, at: columns.length, without: [] }]) {
    all.push(...columns.slice(from, at));
    from = Math.max(from, at);
    if (table === null) continue;
    const inner = known.get(table) ?? null;
    if (inner === null || inner === 'several') return null;
    all.push(...inner.filter((name) => !without.includes(name)));
  }
  return [...new Set(all)];
}

function agreed(lists: readonly (readonly string[] | null)[]): Known {
  const [first = null, ...others] = lists;
  if (first === null || others.includes(null)) return null;
  return others.every((list) => list?.join('\u0000') === first.join('\u0000')) ? first : 'several';
}
