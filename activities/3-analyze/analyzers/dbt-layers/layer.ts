import type { Payload } from '../../../../schemas/items/registry.ts';
import type { Table } from './tables.ts';

type Layer = Pick<Payload<'dbt-position'>, 'layer' | 'layer_by'>;

const NONE: Layer = { layer: null, layer_by: null };

/**
 * A model's layer by its name and folder, else by its position: what needs no model is staging, what no model needs is a
 * mart, the rest is between. What neither needs a model nor is needed by one may be anything.
 */
export function layerOf(table: Table): Layer {
  if (table.resource !== 'model') return NONE;
  if (table.namedLayer !== null) return { layer: table.namedLayer, layer_by: 'name' };
  const below = hasOtherModel(table.needs, table);
  const above = hasOtherModel(table.users, table);
  if (!below && !above) return NONE;
  const layer = !below ? 'staging' : above ? 'intermediate' : 'marts';
  return { layer, layer_by: 'position' };
}

function hasOtherModel(tables: ReadonlySet<Table>, self: Table): boolean {
  for (const table of tables) if (table.resource === 'model' && table !== self) return true;
  return false;
}
