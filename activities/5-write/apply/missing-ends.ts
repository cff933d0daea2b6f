import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { EdgeRow } from '../plan/rows.ts';
import type { Refused } from './isolate.ts';
import { endsStatement } from './statements.ts';

/**
 * Edges whose ends the graph does not hold, because the end itself was refused. Fewer written than sent may also mean
 * that an earlier attempt wrote them, so the server is asked.
 */
export async function missingEnds(
  graph: Graph,
  rows: readonly EdgeRow[],
  written: number,
): Promise<readonly Refused<EdgeRow>[]> {
  if (written === rows.length) return [];
  const whole = new Set((await graph.read(endsStatement(rows))).map(({ eid }) => eid));
  return rows
    .filter(({ eid }) => !whole.has(eid))
    .map((row) => ({ row, reason: 'missing-end', detail: 'an end of the edge is not in the graph' }));
}
