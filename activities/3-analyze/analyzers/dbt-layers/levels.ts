import { groupsInOrder } from './groups.ts';
import type { Table } from './tables.ts';

export interface Level {
  readonly level: number;
  readonly in_cycle: boolean;
}

/**
 * Level of each table: 0 where it needs none, else 1 more than the highest that it needs. Tables that need each other
 * in a circle count as one (the condensation of the graph), so they share a level and what comes after stands above.
 */
export function levelsOf(tables: readonly Table[]): ReadonlyMap<Table, Level> {
  const levels = new Map<Table, Level>();
  for (const group of groupsInOrder(tables)) {
    const members = new Set(group);
    let level = 0;
    for (const { needs } of group) {
      for (const needed of needs)
        if (!members.has(needed)) level = Math.max(level, (levels.get(needed)?.level ?? 0) + 1);
    }
    const in_cycle = group.length > 1 || group.some((table) => table.needs.has(table));
    for (const table of group) levels.set(table, { level, in_cycle });
  }
  return levels;
}
