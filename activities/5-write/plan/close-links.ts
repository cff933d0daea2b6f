import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { recordId } from '../../../ontology/identity.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import { inPages } from '../live/in-pages.ts';
import type { LiveEdge } from '../live/live-facts.ts';
import { closeEdges, type RetiredEdge } from '../live/retired.ts';

/**
 * Edges of the link wave that end at nodes which go. Nothing can end at a node that is gone, so they go with it: at the
 * sequence that the next link wave will have, whose business it is to say what holds now.
 */
export async function closeLinks(
  graph: Graph,
  run: RunRef,
  nodes: readonly { readonly id: string }[],
  meaning: Meaning,
): Promise<readonly RetiredEdge[]> {
  if (run.repo === PORTFOLIO) return [];
  const edges = new Map<string, LiveEdge>();
  for (const ids of inPages(nodes.map(({ id }) => id).sort(byCodeUnit)))
    for (const edge of await graph.read({ text: LINKS, params: { ids, scope: PORTFOLIO } }))
      edges.set(String(edge.eid), edge as unknown as LiveEdge);
  if (edges.size === 0) return [];
  const [fence] = await graph.read({ text: SEQUENCE, params: { fence: recordId('fence', PORTFOLIO) } });
  const next = String(Number(fence?.sequence ?? 0) + 1).padStart(6, '0');
  const closed = await closeEdges(
    graph,
    { ...run, repo: PORTFOLIO, run_id: next },
    [...edges.values()],
    meaning,
  );
  return closed.map((edge) => ({ ...edge, linked: true }));
}

const LINKS = `UNWIND $ids AS id
MATCH (n:Entity {rid: id})
MATCH (n)-[e]-(m:Entity) WHERE e.repo = $scope
WITH DISTINCT e, startNode(e) AS a, endNode(e) AS b
RETURN e.eid AS eid, e.fh AS fh, false AS held, type(e) AS type, a.rid AS from, b.rid AS to ORDER BY eid`;

const SEQUENCE = 'MATCH (f:Record {id: $fence}) RETURN f.sequence AS sequence';
