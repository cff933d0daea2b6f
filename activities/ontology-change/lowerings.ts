import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Lowering } from '../../ontology/changes/migration-of.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';

type Reading = Pick<Graph, 'read'>;

/** Names of today's labels that a label of the steps is made of. */
type Origins = Map<string, readonly string[]>;

/**
 * What a change lowers the count of nodes by, by repository: nodes that a merge makes one with another, and those whose
 * label it takes out. Nothing else may.
 */
export async function loweringsOf(
  graph: Reading,
  steps: readonly ChangeStep[],
  before: Meaning,
): Promise<readonly Lowering[]> {
  const origins: Origins = new Map(Object.keys(before.ontology.labels).map((label) => [label, [label]]));
  const lowerings: Lowering[] = [];
  for (const step of steps) {
    const rids = await fallenBy(graph, step, origins, before);
    if (rids !== null && rids.byRepo.size > 0) lowerings.push(rids);
    follow(step, origins);
  }
  return lowerings;
}

async function fallenBy(
  graph: Reading,
  step: ChangeStep,
  origins: Origins,
  before: Meaning,
): Promise<Lowering | null> {
  if (step.do === 'merge' && step.what === 'label') {
    const { from, into } = step;
    return { from, into, byRepo: await fallenTogether(graph, before, origins.get(from), origins.get(into)) };
  }
  if (step.do !== 'remove' || step.property !== undefined) return null;
  const families = origins.get(step.of) ?? [];
  const rows = await graph.read({ text: OF_FAMILIES, params: { families } });
  const byRepo = new Map(rows.map(({ repo, nodes }) => [String(repo), Number(nodes)]));
  return { from: step.of, into: null, byRepo };
}

/** Nodes of some labels that have one of others beside them, each counted once. */
async function fallenTogether(
  graph: Reading,
  before: Meaning,
  ones: readonly string[] = [],
  others: readonly string[] = [],
): Promise<ReadonlyMap<string, number>> {
  const fallen = new Map<string, string>();
  for (const one of ones)
    for (const other of others)
      for (const [rid, repo] of await ofSameKey(graph, one, other, before)) fallen.set(rid, repo);
  return countValues(fallen.values());
}

const OF_FAMILIES = `UNWIND $families AS family
MATCH (n:Entity {family: family}) WHERE n.repo IS NOT NULL AND n.held IS NULL
RETURN n.repo AS repo, count(n) AS nodes ORDER BY repo`;

/** A key that a rule made holds the label's name, and is another one under the other label. */
const SAME_KEY = `MATCH (a:Entity {family: $from}) WHERE a.repo IS NOT NULL AND a.held IS NULL
WITH a, CASE WHEN $ruled AND a.key STARTS WITH a.repo + ':' + $from + '/'
  AND NOT a.key STARTS WITH a.repo + ':' + coalesce(a.path, '/')
  THEN a.repo + ':' + $into + substring(a.key, size(a.repo) + 1 + size($from)) ELSE a.key END AS key
MATCH (b:Entity {family: $into, key: key}) WHERE b.held IS NULL
RETURN a.rid AS rid, a.repo AS repo ORDER BY rid`;

async function ofSameKey(
  graph: Reading,
  from: string,
  into: string,
  { ontology }: Meaning,
): Promise<readonly (readonly [string, string])[]> {
  const ruled = ontology.kinds.some(({ label }) => label === from);
  const rows = await graph.read({ text: SAME_KEY, params: { from, into, ruled } });
  return rows.map(({ rid, repo }) => [String(rid), String(repo)] as const);
}

function countValues(values: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What later steps call otherwise is still the same nodes. */
function follow(step: ChangeStep, origins: Origins): void {
  if ((step.do !== 'rename' && step.do !== 'merge') || step.what !== 'label') return;
  const to = step.do === 'rename' ? step.to : step.into;
  origins.set(to, [...(origins.get(to) ?? []), ...(origins.get(step.from) ?? [])]);
  origins.delete(step.from);
}
