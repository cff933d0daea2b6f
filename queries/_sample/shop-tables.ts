import { LAKE_ORDERS, type Said, said } from './said.ts';

const model = (
  name: string,
  path: string,
  layer: 'staging' | 'marts',
  columns: string[] = [],
  more: object = {},
): Said =>
  said(
    'dbt-node',
    path,
    {
      resource: 'model',
      project: 'shop',
      name,
      description: null,
      materialized: 'view',
      layer,
      relation: `shop.${name}`,
      tags: [],
      columns: columns.map((column) => ({ name: column, description: `the ${column}`, tests: ['not_null'] })),
      ...more,
    },
    [1, 5],
  );

const ref = (from: string, to: string): Said =>
  said('dbt-ref', `models/${from}.sql`, {
    project: 'shop',
    from: { resource: 'model', name: from },
    to: { resource: 'model', name: to },
    via: 'ref',
  });

/** The shop's models, statements and notebooks. */
export const shopTables: readonly Said[] = [
  model('stg_orders', 'models/staging/stg_orders.sql', 'staging', [], {
    alternatives: [
      {
        target: 'prod',
        enabled: true,
        relation: 'live.stg_orders',
        also_needs: ['source.shop.returns'],
        does_not_need: [],
      },
    ],
  }),
  model('orders', 'models/orders.sql', 'marts', ['id', 'day']),
  ref('orders', 'stg_orders'),
  said(
    'sql-statement',
    'etl/fill.sql',
    {
      text_hash: '0123456789ab',
      occurrence: 1,
      ordinal: 1,
      dialect: 'duckdb',
      statement: 'insert',
      reads: [LAKE_ORDERS, 'raw.a', 'raw.b'],
      complexity: 3,
      writes: ['shop.stg_orders'],
    },
    [2, 5],
  ),
  said('program', 'nb/explore.ipynb', {
    form: 'ipynb',
    language: 'python',
    cells: [
      { language: 'python', count: 3 },
      { language: 'sql', count: 1 },
    ],
    runs: [{ target: '../jobs/run', file: 'jobs/run.py' }],
    widgets: [{ name: 'day', default: null }],
    temporary_views: ['recent'],
  }),
  said('program', 'jobs/run.py', {
    form: 'script',
    language: 'python',
    cells: [],
    runs: [],
    widgets: [],
    temporary_views: [],
  }),
  said(
    'program-step',
    'nb/explore.ipynb',
    {
      hash: '0123456789ab',
      occurrence: 1,
      ordinal: 1,
      step: 'write',
      language: 'python',
      cell: 2,
      reads: ['shop.orders'],
      writes: ['shop.top_orders'],
      confidence: 0.9,
      reason: 'followed-through-program',
    },
    [7, 7],
  ),
  said('coverage', 'etl/fill.sql', {
    miner: 'sql',
    subject: 'statement',
    total: 4,
    resolved: 1,
    open: [
      { reason: 'dialect', count: 1 },
      { reason: 'parse-error', count: 2 },
    ],
  }),
  said('coverage', 'etl/fill.sql', { miner: 'sql', subject: 'column', total: 3, resolved: 3, open: [] }),
  said('coverage', 'nb/explore.ipynb', {
    miner: 'spark',
    subject: 'notebook',
    total: 1,
    resolved: 0,
    open: [{ reason: 'parse-error', count: 1 }],
  }),
  said('finding', 'etl/fill.sql', { reason: 'dialect', what: 'x', detail: 'not understood: x' }, [9, 9]),
  said('finding', null, { reason: 'too-many-items', what: 'y', detail: 'only the first part was kept' }),
];
