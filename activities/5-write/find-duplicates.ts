import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { GraphCheck } from '../../schemas/graph-check.ts';
import { ridRanges } from './live-facts.ts';

/** So many are named; all are counted. */
const NAMED = 20;

/**
 * Facts that stand in the graph more than once: Memgraph keeps no uniqueness on edges, so that they do not is our promise
 * alone. Only reads, range by range.
 */
export async function findDuplicates(
  graph: Pick<Graph, 'read'>,
  pulse: (step: string) => void = () => undefined,
): Promise<GraphCheck> {
  const found: GraphCheck['named'][number][] = [];
  const [row] = await graph.read({ text: 'MATCH (n:Entity) RETURN count(n) AS nodes', params: {} });
  for (const params of ridRanges(Number(row?.nodes ?? 0))) {
    for (const { id, type, times } of await graph.read({ text: NODES, params }))
      found.push({ what: 'node', id: String(id), type: String(type), times: Number(times) });
    for (const { id, type, times } of await graph.read({ text: EDGES, params }))
      found.push({ what: 'edge', id: String(id), type: String(type), times: Number(times) });
    pulse(`nodes up to ${params.high} looked at`);
  }
  const count = (what: string): number => found.filter((one) => one.what === what).length;
  return {
    duplicate_nodes: count('node'),
    duplicate_edges: count('edge'),
    named: found.slice(0, NAMED),
  };
}

const NODES = `MATCH (n:Entity) WHERE n.rid >= $low AND n.rid < $high
WITH n.rid AS id, min(n.family) AS type, count(*) AS times WHERE times > 1
RETURN id, type, times ORDER BY id`;

// The start belongs to an edge's identity, so all edges of one eid lie in the range of its start.
const EDGES = `MATCH (n:Entity) WHERE n.rid >= $low AND n.rid < $high
MATCH (n)-[e]->(:Entity)
WITH e.eid AS id, min(type(e)) AS type, count(*) AS times WHERE times > 1
RETURN id, type, times ORDER BY id`;
