import { byText } from '../_style/order.ts';
import { cyclesOf, stronglyConnected } from './cycles.ts';
import { type LineageGraph, type LineageNode, neighbours } from './graph.ts';
import { levelsOf, longestPath } from './levels.ts';

/** A node with its place in the flow. */
export interface Placed extends LineageNode {
  readonly level: number;
  readonly sources: number;
  readonly uses: number;
}

/** The lineage as the page tells it. All lists are sorted by name, then key. */
export interface Shape {
  readonly graph: LineageGraph;
  readonly placed: readonly Placed[];
  /** Nothing here feeds them, and something reads them. */
  readonly sources: readonly Placed[];
  /** Built here, and no other table here is built from them: read by nobody, or only by queries and reports. */
  readonly finals: readonly Placed[];
  /** Neither fed nor read here. */
  readonly orphans: readonly Placed[];
  readonly cycles: readonly (readonly Placed[])[];
  readonly longest: readonly Placed[];
  readonly selfReaders: readonly Placed[];
}

/** What reads tables without being one. */
export const isUse = (node: Pick<LineageNode, 'kind'> | undefined): boolean =>
  node?.kind === 'query' || node?.kind === 'exposure' || node?.kind === 'metric';

export function shapeOf(graph: LineageGraph): Shape {
  const groups = stronglyConnected(graph);
  const levels = levelsOf(graph, groups);
  const before = neighbours(graph, 'before');
  const after = neighbours(graph, 'after');
  const placed = graph.nodes
    .map((node) => ({
      ...node,
      level: levels.get(node.key) ?? 0,
      sources: before.get(node.key)?.length ?? 0,
      uses: after.get(node.key)?.length ?? 0,
    }))
    .sort((a, b) => byText(a.name, b.name) || byText(a.key, b.key));
  const byKey = new Map(placed.map((node) => [node.key, node]));
  const named = (keys: readonly string[]): readonly Placed[] => keys.flatMap((key) => byKey.get(key) ?? []);
  return {
    graph,
    placed,
    sources: placed.filter(({ sources, uses }) => sources === 0 && uses > 0),
    finals: placed.filter(
      (node) =>
        node.sources > 0 && !isUse(node) && (after.get(node.key) ?? []).every((key) => isUse(byKey.get(key))),
    ),
    orphans: placed.filter(({ sources, uses }) => sources === 0 && uses === 0),
    cycles: cyclesOf(groups).map(named),
    longest: named(longestPath(graph, groups, levels)),
    selfReaders: named(graph.selfReaders),
  };
}
