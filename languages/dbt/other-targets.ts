import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { plain } from './plain.ts';
import { DEFAULT_CHOICE } from './project.ts';
import type { ProjectFile } from './project-file.ts';
import type { OpenProject, Places } from './project-reader.ts';
import { readPlaces } from './read-project.ts';
import { type Found, idOf, type ProjectFacts } from './resources.ts';
import { profileOf } from './target.ts';

/** What another target of the profile makes of a resource, where it is not what the default one makes. */
export interface Alternative {
  readonly target: string;
  readonly enabled: boolean;
  /** Null where it is no table there. */
  readonly relation: string | null;
  /** Ids of what it needs there alone. */
  readonly alsoNeeds: readonly string[];
  /** Ids of what it needs for the default target and not there. */
  readonly doesNotNeed: readonly string[];
}

/** Profiles are made for a handful of places; the templates are rendered anew for each. */
const MOST_TARGETS = 10;

/** The alternatives of each resource, by its path and id, in the order of the targets' names. */
export function otherTargets(
  open: OpenProject,
  facts: ProjectFacts,
): ReadonlyMap<string, readonly Alternative[]> {
  const found = new Map<string, Alternative[]>();
  const own = byPlace(facts);
  for (const target of targetsBeside(open.project, facts).slice(0, MOST_TARGETS)) {
    const choice = { ...DEFAULT_CHOICE, target };
    for (const [key, there] of byPlace(readPlaces(open, choice))) {
      const here = own.get(key);
      const alternative = { target, ...difference(here ?? NOWHERE, there) };
      if (here !== undefined && isSame(here, there)) continue;
      found.set(key, [...(found.get(key) ?? []), alternative]);
    }
  }
  return found;
}

/** Names of the profile's targets that are not the default one; none where the default is not known. */
function targetsBeside(project: ProjectFile, { target }: ProjectFacts): string[] {
  if (target === null) return [];
  const outputs = plain(profileOf(project).outputs);
  return Object.keys(outputs)
    .filter((name) => name !== target)
    .sort(byCodeUnit);
}

interface Place {
  readonly enabled: boolean;
  readonly relation: string | null;
  readonly needs: ReadonlySet<string>;
}

const NOWHERE: Place = { enabled: false, relation: null, needs: new Set() };

/** What identifies a resource in every reading of the project. */
export const placeKey = (found: Found): string => `${found.path}\u0000${idOf(found)}`;

function byPlace({ nodes, edges }: Places): ReadonlyMap<string, Place> {
  const needs = new Map<Found, Set<string>>();
  for (const { from, to } of edges) needs.set(from, (needs.get(from) ?? new Set()).add(idOf(to)));
  return new Map(
    nodes.map(({ found, enabled, relation }) => [
      placeKey(found),
      { enabled, relation, needs: needs.get(found) ?? new Set() },
    ]),
  );
}

const isSame = (here: Place, there: Place): boolean => {
  const { enabled, relation, alsoNeeds, doesNotNeed } = difference(here, there);
  return (
    enabled === here.enabled && relation === here.relation && alsoNeeds.length + doesNotNeed.length === 0
  );
};

const difference = (here: Place, there: Place): Omit<Alternative, 'target'> => ({
  enabled: there.enabled,
  relation: there.relation,
  alsoNeeds: [...there.needs].filter((id) => !here.needs.has(id)).sort(byCodeUnit),
  doesNotNeed: [...here.needs].filter((id) => !there.needs.has(id)).sort(byCodeUnit),
});
