import { LAKE_ORDERS, type Said, said } from './said.ts';

const position = (path: string, level: number, layer: 'staging' | 'marts'): Said =>
  said('dbt-position', `models/${path}.sql`, {
    resource: 'model',
    project: 'shop',
    name: path.replace('staging/', ''),
    level,
    in_degree: level,
    out_degree: 1 - level,
    in_cycle: false,
    layer,
    layer_by: 'name',
  });

const flow = (from: string, to: string, confidence = 1): Said =>
  said('table-flow', 'etl/fill.sql', {
    from,
    to,
    statements: 1,
    confidence,
    reason: confidence === 1 ? null : 'name-completed',
  });

const columnFlow = (to: string, column: string, from: readonly string[], confidence = 1): Said =>
  said('column-flow', 'etl/fill.sql', {
    table: to,
    column,
    sources: from.map((table) => ({ table, column: 'id' })),
    flow: from.length === 0 ? 'constant' : 'expression',
    confidence,
    reason: confidence === 1 ? null : 'name-assumed',
    by: '0123456789ab',
  });

/** What analyzers and the history of the whole say of the shop. */
export const shopAnalyzed: readonly Said[] = [
  said('repository-history', null, {
    commits: 20,
    recent_since: '2024-11-01T00:00:00Z',
    recent_commits: 6,
    recent_people: [
      { person: 'a'.padEnd(40, '0'), commits: 4 },
      { person: 'b'.padEnd(40, '0'), commits: 2 },
    ],
  }),
  said('ownership', null, { main_share: 0.667, bus_factor: 1 }),
  said('ownership', 'jobs/load.py', { main_share: 0.8, bus_factor: 1 }),
  said('file-churn', 'jobs/load.py', { trend: 'rising', churn_hotspot: true }),
  said('file-churn', 'jobs/run.py', { trend: 'steady', churn_hotspot: false }),
  said('file-complexity', 'jobs/load.py', { complexity: 7, complexity_by: 'functions', hotspot: 35 }),
  said('file-complexity', 'etl/fill.sql', { complexity: 3, complexity_by: 'statements', hotspot: 15 }),
  said('co-change-reason', 'jobs/load.py', { other_path: 'jobs/run.py', explained: ['call', 'import'] }),
  said('co-change-reason', 'etl/fill.sql', { other_path: 'jobs/run.py', explained: [] }),
  position('staging/stg_orders', 0, 'staging'),
  position('orders', 1, 'marts'),
  flow(LAKE_ORDERS, 'shop.stg_orders'),
  flow('raw.a', 'shop.stg_orders', 0.8),
  flow('shop.stg_orders', 'shop.orders'),
  columnFlow('shop.stg_orders', 'id', ['raw.a', LAKE_ORDERS]),
  columnFlow('shop.orders', 'id', ['shop.stg_orders'], 0.7),
  columnFlow('shop.orders', 'batch', []),
  said('table-columns', 'etl/fill.sql', {
    table: 'shop.orders',
    columns: ['id', 'batch'],
    defines: true,
    stars: [],
    by: '0123456789ab',
  }),
  said('published-package', 'pyproject.toml', { ecosystem: 'pypi', name: 'Shop_Toolkit' }),
];
