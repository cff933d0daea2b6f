import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { Inputs } from '../../analyzer.ts';
import type { Flows } from './flows.ts';

/** Models without a table that are looked through for one model; real projects have a handful in a row. */
const MOST_LOOKED_THROUGH = 1_000;

interface Resource {
  readonly item: ItemOf<'dbt-node'>;
  readonly needs: Set<Resource>;
}

const builds = ({ item }: Resource): boolean =>
  item.payload.resource === 'model' || item.payload.resource === 'snapshot';

/** A model's table is fed by those of what it needs; what has no table of its own stands for what it needs itself. */
export function dbtFlows(inputs: Inputs<'dbt-node' | 'dbt-ref'>, flows: Flows): readonly Reject[] {
  const rejects: Reject[] = [];
  for (const resource of readResources(inputs).values()) {
    const { path, lines, payload } = resource.item;
    if (path === null || payload.relation === null || !builds(resource)) continue;
    const { sources, cut } = sourcesOf(resource);
    for (const from of sources)
      flows.add({ from, to: payload.relation, statements: 1, confidence: 1, reason: null }, { path, lines });
    if (cut) rejects.push(tooMany(resource.item));
  }
  return rejects;
}

function readResources(inputs: Inputs<'dbt-node' | 'dbt-ref'>): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const item of inputs['dbt-node'].toSorted((a, b) => byCodeUnit(a.path ?? '', b.path ?? ''))) {
    const { project, resource, name } = item.payload;
    const key = keyOf(project, resource, name);
    if (!resources.has(key)) resources.set(key, { item, needs: new Set() });
  }
  for (const { payload } of inputs['dbt-ref']) {
    const { project, from, to } = payload;
    const needed = resources.get(keyOf(project, to.resource, to.name));
    if (needed !== undefined) resources.get(keyOf(project, from.resource, from.name))?.needs.add(needed);
  }
  return resources;
}

const keyOf = (...parts: readonly string[]): string => parts.join('\u0000');

/** Tables that a model reads, directly or through models without a table. */
function sourcesOf(start: Resource): { readonly sources: ReadonlySet<string>; readonly cut: boolean } {
  const sources = new Set<string>();
  const seen = new Set<Resource>();
  const open = [...start.needs];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { relation, resource } = one.item.payload;
    if (relation !== null) sources.add(relation);
    else if (resource === 'model' && !seen.has(one)) {
      seen.add(one);
      if (seen.size > MOST_LOOKED_THROUGH) return { sources, cut: true };
      open.push(...one.needs);
    }
  }
  return { sources, cut: false };
}

const tooMany = ({ path, lines, payload }: ItemOf<'dbt-node'>): Reject => ({
  kind: 'table-flow',
  reason: 'too-many-items',
  path,
  lines,
  detail: `${payload.name}: more than ${MOST_LOOKED_THROUGH} models without a table stand between it and its sources`,
});
