import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Consolidation } from '../../ontology/changes/migration-of.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';

const SAME_KEY = `MATCH (a:Entity) WHERE a.family = $from
MATCH (b:Entity {family: $into, key: a.key})
RETURN count(b) AS nodes`;

/** Nodes that a merge makes one with another: the only thing that lowers a count, and by this much. */
export async function consolidationsOf(
  graph: Graph,
  steps: readonly ChangeStep[],
): Promise<readonly Consolidation[]> {
  const found: Consolidation[] = [];
  for (const step of steps) {
    if (step.do !== 'merge' || step.what !== 'label') continue;
    const { from, into } = step;
    const [row] = await graph.read({ text: SAME_KEY, params: { from, into } });
    const nodes = Number(row?.nodes ?? 0);
    if (nodes > 0) found.push({ from, into, nodes });
  }
  return found;
}
