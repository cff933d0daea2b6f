import type { BundleFacts, Task } from '../../../../languages/bundle/facts.ts';
import type { Thing } from '../../../../schemas/items/thing.ts';

/** Kinds of lookup, and of what a task runs on, that name things others make. */
const SORTS: Readonly<Record<string, Thing['sort']>> = {
  cluster: 'cluster',
  existing: 'cluster',
  warehouse: 'warehouse',
  instance_pool: 'instance_pool',
  pool: 'instance_pool',
  cluster_policy: 'cluster_policy',
  job: 'job',
  pipeline: 'pipeline',
};

const VARIABLE = /^\$\{var\.([\w-]+)\}$/;
const LOOKUP = /^lookup (\w+) (.+)$/;

/** Names by which the workspace is asked for the value of each variable. */
export function lookups({ unresolved }: BundleFacts): ReadonlyMap<string, Thing> {
  return new Map(
    unresolved.flatMap(({ where, what, reason }): [string, Thing][] => {
      const [, kind = '', name = ''] = (reason === 'lookup' ? LOOKUP.exec(what) : null) ?? [];
      const sort = SORTS[kind];
      if (sort === undefined || name.includes('${')) return [];
      return [[where.replace(/^variable:/, ''), { sort, platform: 'databricks', name }]];
    }),
  );
}

/** Things made elsewhere that a task names: a notebook of the workspace by its path, others by a lookup. */
export function taskNeeds({ compute, runs }: Task, known: ReadonlyMap<string, Thing>): Thing[] {
  if (runs?.to === 'workspace' && !runs.name.includes('${'))
    return [{ sort: 'notebook', platform: 'databricks', name: runs.name }, ...needOf(compute, known)];
  return [...needOf(runs === null ? null : `${runs.to}:${runs.name}`, known), ...needOf(compute, known)];
}

/** `<sort>:<id>` where the id is a variable that a lookup fills. */
export function needOf(text: string | null, known: ReadonlyMap<string, Thing>): Thing[] {
  const [, kind = '', id = ''] = /^(\w+):(.*)$/.exec(text ?? '') ?? [];
  const thing = known.get(VARIABLE.exec(id)?.[1] ?? '');
  return thing === undefined || SORTS[kind] !== thing.sort ? [] : [thing];
}

/** Sections of resources whose objects others name, by the title that these have. */
const OBJECTS: Readonly<Record<string, Thing['sort']>> = {
  catalogs: 'catalog',
  schemas: 'schema',
  clusters: 'cluster',
  sql_warehouses: 'warehouse',
  instance_pools: 'instance_pool',
};

export function objectThing(section: string, title: string | null): Thing | null {
  const sort = OBJECTS[section];
  return sort === undefined || title === null || title.includes('${')
    ? null
    : { sort, platform: 'databricks', name: title };
}
