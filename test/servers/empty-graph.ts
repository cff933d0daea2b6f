import type { Graph } from '../../adapters/memgraph/graph.ts';

/** Takes all facts and books out of a graph that belongs to the caller; what migrations made stays. */
export async function emptyGraph(graph: Graph): Promise<void> {
  for (const text of [
    'MATCH (n:Entity) WITH n ORDER BY n.rid LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone',
    'MATCH (n:Record) WITH n ORDER BY n.id LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone',
  ]) {
    for (;;) {
      const { rows } = await graph.write([{ text, params: {} }]);
      if (Number(rows[0]?.[0]?.['gone'] ?? 0) === 0) break;
    }
  }
}
