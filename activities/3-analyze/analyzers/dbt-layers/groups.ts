import type { Table } from './tables.ts';

interface Visit {
  readonly table: Table;
  readonly needs: Iterator<Table>;
  readonly index: number;
  low: number;
}

/**
 * Strongly connected components after Tarjan ("Depth-first search and linear graph algorithms", 1972), each after all
 * that it needs. With a stack of its own instead of recursion, since chains may be longer than the call stack.
 */
export function groupsInOrder(tables: readonly Table[]): readonly (readonly Table[])[] {
  const search = new Search();
  for (const table of tables) search.from(table);
  return search.groups;
}

class Search {
  readonly groups: (readonly Table[])[] = [];
  readonly #indexes = new Map<Table, number>();
  /** Visited, and not yet in a group. */
  readonly #pending: Table[] = [];
  readonly #isPending = new Set<Table>();
  readonly #path: Visit[] = [];

  from(start: Table): void {
    if (this.#indexes.has(start)) return;
    this.#enter(start);
    for (let visit = this.#path.at(-1); visit !== undefined; visit = this.#path.at(-1)) {
      const next = visit.needs.next();
      if (next.done === true) this.#leave(visit);
      else if (!this.#indexes.has(next.value)) this.#enter(next.value);
      else if (this.#isPending.has(next.value))
        visit.low = Math.min(visit.low, this.#indexes.get(next.value) ?? visit.low);
    }
  }

  #enter(table: Table): void {
    const index = this.#indexes.size;
    this.#indexes.set(table, index);
    this.#pending.push(table);
    this.#isPending.add(table);
    this.#path.push({ table, needs: table.needs.values(), index, low: index });
  }

  #leave({ table, index, low }: Visit): void {
    this.#path.pop();
    const below = this.#path.at(-1);
    if (below !== undefined) below.low = Math.min(below.low, low);
    if (low !== index) return;
    const group = this.#pending.splice(this.#pending.lastIndexOf(table));
    for (const member of group) this.#isPending.delete(member);
    this.groups.push(group);
  }
}
