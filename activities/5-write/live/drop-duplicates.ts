import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { Name } from '../../../ontology/ontology-schema.ts';
import { allRanges, type DuplicateEdge, duplicateEdges } from './find-duplicates.ts';
import { inPages } from './in-pages.ts';

/**
 * Leaves one of each edge that stands more than once: the one that the newest run wrote. A copy is no fact, so nothing goes
 * into history. Answers how many went.
 */
export async function dropDuplicates(
  graph: Pick<Graph, 'read' | 'write'>,
  stamp: string,
  pulse: (step: string) => void,
): Promise<{ readonly removed: number }> {
  let removed = 0;
  for (const range of await allRanges(graph)) {
    const byType = Map.groupBy(await duplicateEdges(graph, range), ({ type }) => type);
    for (const [type, edges] of byType)
      for (const rows of inPages(edges)) removed += await leaveOne(graph, stamp, type, rows);
    pulse(`${removed} copies removed`);
  }
  return { removed };
}

async function leaveOne(
  graph: Pick<Graph, 'write'>,
  stamp: string,
  type: string,
  edges: readonly DuplicateEdge[],
): Promise<number> {
  const rows = edges.map(({ id, from }) => ({ id, from }));
  const { edges_deleted } = await graph.write([{ text: leaveOneOf(type), params: { rows, stamp } }]);
  return edges_deleted;
}

// The start is touched, as by who writes an edge of it: on Memgraph the two then collide, and one of them tries again.
const leaveOneOf = (type: string): string => `UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (a)-[e:\`${Name.parse(type)}\` {eid: r.id}]->(:Entity)
WITH a, r, e ORDER BY coalesce(e.run, '') DESC, e.fh
WITH a, r, collect(e) AS copies WHERE size(copies) > 1
SET a.touched = $stamp
WITH copies
UNWIND tail(copies) AS copy
DELETE copy`;
