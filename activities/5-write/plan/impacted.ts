import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { impactOf } from '../../../ontology/changes/impact-of.ts';
import { byVersion } from '../../../ontology/changes/version.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { readChanges } from '../../ontology-change/change-records.ts';
import { requireMeaning } from '../../ontology-change/read-meaning.ts';

/** What changes of the ontology ask to be mapped again, and what it meant until then. */
export interface Impacted {
  readonly kinds: ReadonlySet<string>;
  readonly former: Meaning;
}

/** Between two versions of which both are known by the changes that this graph keeps; null where one is not. */
export async function impactBetween(
  graph: Pick<Graph, 'read'>,
  before: string | undefined,
  now: string | undefined,
): Promise<Impacted | null> {
  if (before === undefined || now === undefined || before === now) return null;
  const changes = await readChanges(graph);
  const former = requireMeaning(changes, before);
  if (former.ontology.version !== before || requireMeaning(changes, now).ontology.version !== now)
    return null;
  const kinds = new Set<string>();
  let meaning = former;
  for (const { to, proposal } of changes) {
    if (byVersion(to, before) <= 0 || byVersion(to, now) > 0) continue;
    const next = requireMeaning(changes, to);
    for (const kind of impactOf(proposal.steps, meaning, next).kinds) kinds.add(kind);
    meaning = next;
  }
  return { kinds, former };
}
