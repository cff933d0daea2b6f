import { byText } from '../_style/order.ts';
import { type LineageGraph, neighbours } from './graph.ts';

/**
 * Level of each node: 0 for what nothing feeds, else one more than its highest source. Members of a cycle share a
 * level. `groups` are the strongly connected groups, sources first.
 */
export function levelsOf(
  graph: LineageGraph,
  groups: readonly (readonly string[])[],
): ReadonlyMap<string, number> {
  const before = neighbours(graph, 'before');
  const levels = new Map<string, number>();
  for (const group of groups) {
    const members = new Set(group);
    let level = 0;
    for (const key of group) {
      for (const source of before.get(key) ?? []) {
        if (!members.has(source)) level = Math.max(level, (levels.get(source) ?? 0) + 1);
      }
    }
    for (const key of group) levels.set(key, level);
  }
  return levels;
}

/**
 * One longest chain from a source to a final node, each on a higher level than the one before. Of several equally long
 * ones, the one whose keys come first, read from the end. A cycle counts as one step and shows one of its members.
 */
export function longestPath(
  graph: LineageGraph,
  groups: readonly (readonly string[])[],
  levels: ReadonlyMap<string, number>,
): readonly string[] {
  const before = neighbours(graph, 'before');
  const groupOf = new Map(groups.flatMap((group) => group.map((key) => [key, group] as const)));
  const level = (key: string): number => levels.get(key) ?? 0;
  const lowerBy = (key: string): string | undefined =>
    (groupOf.get(key) ?? [key])
      .flatMap((member) => before.get(member) ?? [])
      .filter((source) => level(source) === level(key) - 1)
      .sort(byText)[0];

  let highest = 0;
  for (const value of levels.values()) highest = Math.max(highest, value);
  const path: string[] = [];
  let at = [...levels.keys()].filter((key) => level(key) === highest).sort(byText)[0];
  while (at !== undefined) {
    path.unshift(at);
    at = lowerBy(at);
  }
  return path.length > 1 ? path : [];
}
