import type { Graph } from '../../adapters/memgraph/graph.ts';
import { GraphHash } from './graph-hash.ts';
import { type LiveEdge, type LiveNode, liveEdges, liveNodes } from './live-facts.ts';

export interface Comparison {
  readonly gone: { readonly nodes: readonly LiveNode[]; readonly edges: readonly LiveEdge[] };
  /** Rids and eids that the graph holds with the same meaning. */
  readonly unchanged: ReadonlySet<string>;
  /** Rids that the graph holds, whatever their meaning. */
  readonly known: ReadonlySet<string>;
  readonly live: GraphHash;
}

/** What the graph holds of the repository beside what the run says, by id and `fh`. */
export async function compareWithLive(
  graph: Graph,
  repo: string,
  said: ReadonlyMap<string, string>,
): Promise<Comparison> {
  const live = new GraphHash();
  const unchanged = new Set<string>();
  const known = new Set<string>();
  const nodes: LiveNode[] = [];
  const edges: LiveEdge[] = [];
  const see = (id: string, { fh, held }: { readonly fh: string; readonly held: boolean }): boolean => {
    live.add(id, held ? `${fh}+held` : fh);
    known.add(id);
    if (said.get(id) === fh && !held) unchanged.add(id);
    return said.has(id);
  };
  for await (const page of liveNodes(graph, repo)) {
    for (const node of page) if (!see(node.rid, node)) nodes.push(node);
  }
  for await (const page of liveEdges(graph, repo)) {
    for (const edge of page) if (!see(edge.eid, edge)) edges.push(edge);
  }
  return { gone: { nodes, edges }, unchanged, known, live };
}
