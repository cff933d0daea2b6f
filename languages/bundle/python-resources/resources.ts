import { type Given, type Place, scalar, type Table, textIn, type Value } from './values.ts';

/** Section of the configuration that the objects of a class go to. */
const SECTIONS: Readonly<Record<string, string>> = {
  Job: 'jobs',
  Pipeline: 'pipelines',
  Schema: 'schemas',
  Volume: 'volumes',
  Dashboard: 'dashboards',
  App: 'apps',
  Alert: 'alerts',
  Catalog: 'catalogs',
  Cluster: 'clusters',
  Experiment: 'experiments',
  RegisteredModel: 'registered_models',
  ModelServingEndpoint: 'model_serving_endpoints',
  SecretScope: 'secret_scopes',
  SqlWarehouse: 'sql_warehouses',
};

/** An empty collection of resources; its entries are `<section>.<key>`. */
export const noResources = (place: Place): Table => ({
  kind: 'table',
  of: 'Resources',
  entries: new Map(),
  place,
});

/** Objects of resources among the names of a module, each under its own name. */
export function gather(into: Table, names: ReadonlyMap<string, Value>): undefined {
  for (const [name, value] of names) {
    const section = sectionOf(value);
    if (section !== undefined) into.entries.set(`${section}.${name}`, value);
  }
}

/** `add_job`, `add_pipeline` and their like, `add_resource`, `add_resources`; undefined for any other method. */
export function addResource(into: Table, method: string, given: Given): Value | undefined {
  if (!method.startsWith('add_')) return undefined;
  const sort = method.slice('add_'.length);
  if (sort === 'resources') return addAll(into, given);
  const { positional, named } = given;
  const key = textIn(named.get('resource_name') ?? positional[0]);
  const value = named.get(sort) ?? named.get('resource') ?? positional.at(named.has('resource_name') ? 0 : 1);
  const section = sort === 'resource' ? sectionOf(value) : `${sort}s`;
  if (key === null || value === undefined || section === undefined) return undefined;
  into.entries.set(`${section}.${key}`, value);
  return scalar(null);
}

function addAll(into: Table, { positional, named }: Given): Value {
  const more = positional[0] ?? named.get('other');
  if (more?.kind === 'table') for (const [key, value] of more.entries) into.entries.set(key, value);
  return scalar(null);
}

const sectionOf = (value: Value | undefined): string | undefined =>
  value?.kind === 'table' ? SECTIONS[value.of ?? ''] : undefined;
