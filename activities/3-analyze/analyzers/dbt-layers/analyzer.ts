import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Analyzer } from '../../analyzer.ts';
import { layerOf } from './layer.ts';
import { levelsOf } from './levels.ts';
import { readTables, type Table } from './tables.ts';

/** Where each table of a dbt project stands: its level, how many it needs and feeds, its layer. */
export const dbtLayersAnalyzer: Analyzer<'dbt-node' | 'dbt-ref'> = {
  name: 'dbt-layers',
  version: '1',
  reads: ['dbt-node', 'dbt-ref'],
  produces: ['dbt-position'],
  analyze: (inputs) => {
    const tables = readTables(inputs);
    const levels = levelsOf(tables);
    const items = tables.map((table): ItemOf<'dbt-position'> => {
      const { path, resource, project, name, needs, users } = table;
      const place = levels.get(table) ?? { level: 0, in_cycle: false };
      const degrees = { in_degree: others(table, needs), out_degree: others(table, users) };
      const payload = { resource, project, name, ...place, ...degrees, ...layerOf(table) };
      return { kind: 'dbt-position', path, lines: null, payload };
    });
    return { items, rejects: [] };
  },
};

const others = (table: Table, tables: ReadonlySet<Table>): number =>
  tables.size - (tables.has(table) ? 1 : 0);
