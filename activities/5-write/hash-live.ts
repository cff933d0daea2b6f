import type { Graph } from '../../adapters/memgraph/graph.ts';
import { GraphHash } from './graph-hash.ts';
import { liveEdges, liveNodes, ridRanges } from './live-facts.ts';

/** Hash of all facts that a repository asserts and that are live, page by page. */
export async function hashOfRepository(graph: Graph, repo: string): Promise<GraphHash> {
  const hash = new GraphHash();
  for await (const page of liveNodes(graph, repo)) for (const { rid, fh } of page) hash.add(rid, fh);
  for await (const page of liveEdges(graph, repo)) for (const { eid, fh } of page) hash.add(eid, fh);
  return hash;
}

/** Hash of all live facts of all repositories, shared nodes among them. */
export async function hashOfGraph(graph: Graph): Promise<GraphHash> {
  const hash = new GraphHash();
  const [row] = await graph.read({ text: 'MATCH (n:Entity) RETURN count(n) AS nodes', params: {} });
  for (const params of ridRanges(Number(row?.nodes ?? 0))) {
    for (const { rid, fh } of await graph.read({ text: NODES, params })) hash.add(String(rid), String(fh));
    for (const { eid, fh } of await graph.read({ text: EDGES, params })) hash.add(String(eid), String(fh));
  }
  return hash;
}

const NODES =
  'MATCH (n:Entity) WHERE n.rid >= $low AND n.rid < $high RETURN n.rid AS rid, n.fh AS fh ORDER BY rid';
const EDGES = `MATCH (n:Entity) WHERE n.rid >= $low AND n.rid < $high
MATCH (n)-[e]->(:Entity)
RETURN e.eid AS eid, e.fh AS fh ORDER BY eid`;
