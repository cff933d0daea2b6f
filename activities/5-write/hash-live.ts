import type { Graph } from '../../adapters/memgraph/graph.ts';
import { GraphHash } from './graph-hash.ts';
import { liveEdges, liveNodes } from './live-facts.ts';

/** Hash of all facts that a repository asserts and that are live, page by page. */
export async function hashOfRepository(graph: Graph, repo: string): Promise<GraphHash> {
  const hash = new GraphHash();
  for await (const page of liveNodes(graph, repo)) for (const { rid, fh } of page) hash.add(rid, fh);
  for await (const page of liveEdges(graph, repo)) for (const { eid, fh } of page) hash.add(eid, fh);
  return hash;
}
