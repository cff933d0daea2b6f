import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { isShared, type Meaning } from '../../../ontology/meaning.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import type { Saying } from '../facts/say.ts';
import { inPages } from '../live/in-pages.ts';

/**
 * Owned nodes that edges may end at though the run does not assert them: for the link wave those that are live, since it
 * joins what repositories assert. A repository has none: its facts depend on it alone, whatever else is in the graph.
 */
export async function borrowedEnds(
  graph: Graph,
  scope: string,
  sayings: readonly Saying[],
  meaning: Meaning,
): Promise<ReadonlySet<string>> {
  const live = new Set<string>();
  if (scope !== PORTFOLIO) return live;
  const ends = sayings.flatMap(({ facts }) => facts.edges.flatMap(({ from, to }) => [from, to]));
  const wanted = new Set(ends.filter(({ family }) => !isShared(meaning, family)).map(({ rid }) => rid));
  for (const ids of inPages([...wanted].sort(byCodeUnit)))
    for (const { rid } of await graph.read({ text: LIVE, params: { ids } })) live.add(String(rid));
  return live;
}

const LIVE = `UNWIND $ids AS id
MATCH (n:Entity {rid: id}) WHERE n.repo IS NOT NULL
RETURN n.rid AS rid ORDER BY rid`;
