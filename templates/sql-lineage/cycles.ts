import { byText } from '../_style/order.ts';
import { type LineageGraph, neighbours } from './graph.ts';

type Lists = ReadonlyMap<string, readonly string[]>;

/** Nodes reached from `start` that were not seen before, each after all that it leads to. No recursion: chains may be long. */
function reachedFrom(start: string, lists: Lists, seen: Set<string>): readonly string[] {
  if (seen.has(start)) return [];
  seen.add(start);
  const done: string[] = [];
  const path = [{ key: start, next: 0 }];
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const next = lists.get(at.key)?.[at.next++];
    if (next === undefined) {
      done.push(at.key);
      path.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      path.push({ key: next, next: 0 });
    }
  }
  return done;
}

/**
 * Groups of nodes that reach each other, by two passes (Kosaraju). Each group is sorted; a group comes after all that
 * feed it.
 */
export function stronglyConnected(graph: LineageGraph): readonly (readonly string[])[] {
  const after = neighbours(graph, 'after');
  const before = neighbours(graph, 'before');
  const visited = new Set<string>();
  const finished = graph.nodes.flatMap(({ key }) => reachedFrom(key, after, visited));
  const grouped = new Set<string>();
  return finished
    .reverse()
    .map((key) => [...reachedFrom(key, before, grouped)].sort(byText))
    .filter((group) => group.length > 0);
}

/** Groups of two and more that feed each other, sorted by their first member. */
export const cyclesOf = (groups: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  groups.filter((group) => group.length > 1).sort((a, b) => byText(a[0] ?? '', b[0] ?? ''));
