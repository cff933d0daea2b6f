import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { GraphHash } from '../live/graph-hash.ts';
import { type LiveEdge, type LiveNode, liveEdges, liveNodes } from '../live/live-facts.ts';

export interface Comparison {
  readonly gone: { readonly nodes: readonly LiveNode[]; readonly edges: readonly LiveEdge[] };
  /** What the graph holds means, by rid and eid, but for held facts: those are written again once they are said. */
  readonly meanings: ReadonlyMap<string, string>;
  /** Rids that the graph holds, whatever their meaning. */
  readonly known: ReadonlySet<string>;
  readonly live: GraphHash;
}

/** What the graph holds of the repository beside the ids of what the run says. */
export async function compareWithLive(
  graph: Graph,
  repo: string,
  said: ReadonlySet<string>,
  meaning: Meaning,
): Promise<Comparison> {
  const live = new GraphHash();
  const meanings = new Map<string, string>();
  const known = new Set<string>();
  const nodes: LiveNode[] = [];
  const edges: LiveEdge[] = [];
  const see = (id: string, { fh, held }: { readonly fh: string; readonly held: boolean }): boolean => {
    live.add(id, held ? `${fh}+held` : fh);
    known.add(id);
    if (!held) meanings.set(id, fh);
    return said.has(id);
  };
  for await (const page of liveNodes(graph, repo)) {
    for (const node of page) if (!see(node.rid, node)) nodes.push(node);
  }
  for await (const page of liveEdges(graph, repo, meaning)) {
    for (const edge of page) if (!see(edge.eid, edge)) edges.push(edge);
  }
  return { gone: { nodes, edges }, meanings, known, live };
}
