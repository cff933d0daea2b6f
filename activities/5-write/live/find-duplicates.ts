import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { GraphCheck } from '../../../schemas/graph-check.ts';
import { ridRanges } from './live-facts.ts';

/** So many are named; all are counted. */
const NAMED = 20;

/** An edge that stands more than once. */
export interface DuplicateEdge {
  readonly id: string;
  readonly type: string;
  readonly times: number;
  /** Rid of its start. */
  readonly from: string;
}

type Reads = Pick<Graph, 'read'>;

/**
 * Facts that stand in the graph more than once: Memgraph keeps no uniqueness on edges, so that they do not is our promise
 * alone. Only reads, range by range.
 */
export async function findDuplicates(
  graph: Reads,
  pulse: (step: string) => void = () => undefined,
): Promise<GraphCheck> {
  const found: GraphCheck['named'][number][] = [];
  for (const range of await allRanges(graph)) {
    for (const { id, type, times } of await graph.read({ text: NODES, params: range }))
      found.push({ what: 'node', id: String(id), type: String(type), times: Number(times) });
    for (const { id, type, times } of await duplicateEdges(graph, range))
      found.push({ what: 'edge', id, type, times });
    pulse(`nodes up to ${range.high} looked at`);
  }
  const count = (what: string): number => found.filter((one) => one.what === what).length;
  return {
    duplicate_nodes: count('node'),
    duplicate_edges: count('edge'),
    named: found.slice(0, NAMED),
  };
}

type Range = ReturnType<typeof ridRanges>[number];

/** The whole graph, in ranges of about a page of nodes. */
export async function allRanges(graph: Reads): Promise<readonly Range[]> {
  const [row] = await graph.read({ text: 'MATCH (n:Entity) RETURN count(n) AS nodes', params: {} });
  return ridRanges(Number(row?.nodes ?? 0));
}

export async function duplicateEdges(graph: Reads, range: Range): Promise<readonly DuplicateEdge[]> {
  const rows = await graph.read({ text: EDGES, params: range });
  return rows.map(({ id, type, times, from }) => ({
    id: String(id),
    type: String(type),
    times: Number(times),
    from: String(from),
  }));
}

const NODES = `MATCH (n:Entity) WHERE n.rid >= $low AND n.rid < $high
WITH n.rid AS id, min(n.family) AS type, count(*) AS times WHERE times > 1
RETURN id, type, times ORDER BY id`;

// The start belongs to an edge's identity, so all edges of one eid lie in the range of its start.
const EDGES = `MATCH (n:Entity) WHERE n.rid >= $low AND n.rid < $high
MATCH (n)-[e]->(:Entity)
WITH e.eid AS id, min(type(e)) AS type, min(n.rid) AS from, count(*) AS times WHERE times > 1
RETURN id, type, from, times ORDER BY id`;
