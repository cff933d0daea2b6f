import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { recordId } from '../../../ontology/identity.ts';
import { readMeaning } from '../../ontology-change/read-meaning.ts';
import { GraphHash } from './graph-hash.ts';
import { liveEdges, liveNodes, ridRanges } from './live-facts.ts';

/** Hash of all facts that a repository asserts and that are live, page by page. */
export async function hashOfRepository(graph: Graph, repo: string): Promise<GraphHash> {
  const hash = new GraphHash();
  for await (const page of liveNodes(graph, repo)) for (const { rid, fh } of page) hash.add(rid, fh);
  const meaning = await readMeaning(graph);
  for await (const page of liveEdges(graph, repo, meaning)) for (const { eid, fh } of page) hash.add(eid, fh);
  return hash;
}

/**
 * The hash that a repository's facts had when a run was written: versions that were made up to then and not replaced or
 * retired until later, live ones and those that lie in history.
 */
export async function hashAsOf(graph: Graph, repo: string, sequence: number): Promise<GraphHash> {
  const hash = new GraphHash();
  const see = (id: string, { fh, run }: { readonly fh: string; readonly run?: string }): void => {
    if (Number(run) <= sequence) hash.add(id, fh);
  };
  for await (const page of liveNodes(graph, repo)) for (const node of page) see(node.rid, node);
  const meaning = await readMeaning(graph);
  for await (const page of liveEdges(graph, repo, meaning)) for (const edge of page) see(edge.eid, edge);
  const [row] = await graph.read({ text: CLOSED_COUNT, params: { repo, sequence } });
  for (const { low, high } of ridRanges(Number(row?.closed ?? 0))) {
    const params = { repo, sequence, low: recordId('retired', low), high: recordId('retired', high) };
    for (const { rid, properties } of await graph.read({ text: CLOSED, params })) {
      const { fh } = JSON.parse(String(properties)) as { fh: string };
      hash.add(String(rid), fh);
    }
  }
  return hash;
}

const OPEN_THEN = 'h.repo = $repo AND h.from_seq <= $sequence AND h.to_seq > $sequence';
const CLOSED_COUNT = `MATCH (h:Retired) WHERE ${OPEN_THEN} RETURN count(h) AS closed`;
const CLOSED = `MATCH (h:Retired) WHERE h.id >= $low AND h.id < $high AND ${OPEN_THEN}
RETURN h.rid AS rid, h.properties AS properties ORDER BY h.id`;

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
