import type { FileMention } from '../_style/markdown.ts';
import { byText } from '../_style/order.ts';

export type NodeKind = 'source' | 'seed' | 'model' | 'snapshot' | 'exposure' | 'metric' | 'table' | 'query';

/** A table, or what builds or only reads one. */
export interface LineageNode {
  readonly key: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly layer: string;
  readonly place: FileMention | null;
  readonly description: string | null;
}

/** Data flows from `from` to `to`. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
}

/** Nodes sorted by key, edges by ends, no edge twice, none to itself (see `selfReaders`). */
export interface LineageGraph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** Keys of tables whose own statement reads them, e.g. an incremental insert; sorted. */
  readonly selfReaders: readonly string[];
}

/** Brings nodes and edges into the one order and form; edges to unknown nodes are the caller's mistake and throw. */
export function lineageGraph(nodes: Iterable<LineageNode>, edges: Iterable<LineageEdge>): LineageGraph {
  const byKey = new Map([...nodes].map((node) => [node.key, node]));
  const unique = new Map<string, LineageEdge>();
  const selfReaders = new Set<string>();
  for (const edge of edges) {
    if (!byKey.has(edge.from) || !byKey.has(edge.to))
      throw new Error(`Edge to an unknown node: ${edge.from} -> ${edge.to}`);
    if (edge.from === edge.to) selfReaders.add(edge.from);
    else unique.set(JSON.stringify([edge.from, edge.to]), edge);
  }
  return {
    nodes: [...byKey.values()].sort((a, b) => byText(a.key, b.key)),
    edges: [...unique.values()].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to)),
    selfReaders: [...selfReaders].sort(byText),
  };
}

/** Next nodes of each node, or the ones before it, in the graph's order. */
export function neighbours(
  { nodes, edges }: LineageGraph,
  side: 'before' | 'after',
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>(nodes.map(({ key }) => [key, []]));
  for (const { from, to } of edges) {
    if (side === 'after') lists.get(from)?.push(to);
    else lists.get(to)?.push(from);
  }
  return lists;
}
