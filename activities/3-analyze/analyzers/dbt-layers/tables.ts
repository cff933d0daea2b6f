import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Inputs } from '../../analyzer.ts';

/** A resource of a dbt project that holds rows, with its neighbours. */
export interface Table {
  readonly path: string;
  readonly resource: Payload<'dbt-position'>['resource'];
  readonly project: string;
  readonly name: string;
  /** By folder or prefix. */
  readonly namedLayer: Payload<'dbt-node'>['layer'];
  readonly needs: Set<Table>;
  readonly users: Set<Table>;
}

/** Tables joined by their refs, sorted by key. What the project switches off is none: it has no materialization. */
export function readTables({
  'dbt-node': nodes,
  'dbt-ref': refs,
}: Inputs<'dbt-node' | 'dbt-ref'>): readonly Table[] {
  const tables = new Map<string, Table>();
  for (const node of nodes.toSorted(byPath)) {
    const table = tableOf(node);
    if (table === null) continue;
    const key = keyOf(table.project, table.resource, table.name);
    // What is declared in two files is one table, of the first.
    if (!tables.has(key)) tables.set(key, table);
  }
  for (const { payload } of refs) {
    const user = tables.get(keyOf(payload.project, payload.from.resource, payload.from.name));
    const used = tables.get(keyOf(payload.project, payload.to.resource, payload.to.name));
    if (user === undefined || used === undefined) continue;
    user.needs.add(used);
    used.users.add(user);
  }
  return [...tables].sort(([a], [b]) => byCodeUnit(a, b)).map(([, table]) => table);
}

const keyOf = (...parts: readonly string[]): string => parts.join('\u0000');

const byPath = (a: ItemOf<'dbt-node'>, b: ItemOf<'dbt-node'>): number =>
  byCodeUnit(a.path ?? '', b.path ?? '') || (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0);

function tableOf({ path, payload }: ItemOf<'dbt-node'>): Table | null {
  const { resource, project, name, layer, materialized } = payload;
  if (path === null || !isTable(resource) || (resource === 'model' && materialized === null)) return null;
  return { path, resource, project, name, namedLayer: layer, needs: new Set(), users: new Set() };
}

const isTable = (resource: Payload<'dbt-node'>['resource']): resource is Table['resource'] =>
  resource === 'model' || resource === 'source' || resource === 'seed' || resource === 'snapshot';
