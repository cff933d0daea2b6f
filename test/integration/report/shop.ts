import type { Observation } from '../write/observations.ts';

const said = <K extends Observation['kind']>(
  kind: K,
  path: string | null,
  payload: Extract<Observation, { kind: K }>['payload'],
  lines: [number, number] | null = null,
): Observation => ({ kind, path, lines, payload }) as unknown as Observation;

/** A place that every repository means alike. */
const ORDERS = 'path:s3://shop-lake/orders';

const file = (path: string, language: string | null, lines: number, more: object = {}): Observation =>
  said('file', path, {
    blob: '9daeafb9864cf43055ae93beb0afd6c7d144bfa4',
    size: lines * 20,
    mode: 'file',
    state: 'text',
    language,
    lines,
    notebook: false,
    ...more,
  });

const changed = (
  path: string,
  person: string,
  name: string,
  quarter: string,
  commits: number,
  recent = 0,
): Observation =>
  said('person-change', path, {
    ...(recent === 0 ? {} : { recent }),
    person: person.padEnd(40, '0'),
    display_name: name,
    quarter,
    commits,
    added: commits * 10,
    deleted: null,
  });

const model = (name: string, path: string, layer: 'staging' | 'marts', columns: string[] = []): Observation =>
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
    },
    [1, 5],
  );

const ref = (from: string, to: string): Observation =>
  said('dbt-ref', `models/${from}.sql`, {
    project: 'shop',
    from: { resource: 'model', name: from },
    to: { resource: 'model', name: to },
    via: 'ref',
  });

const fn = (
  path: string,
  qualname: string,
  complexity: number,
  decorators: string[],
  line: number,
): Observation =>
  said(
    'python-function',
    path,
    {
      module: path.replace('.py', '').replaceAll('/', '.'),
      qualname,
      occurrence: 1,
      is_async: false,
      decorators,
      parameters: 1,
      complexity,
      loc: 9,
      calls: [{ name: 'load', line: line + 1 }],
      unnamed_calls: 1,
    },
    [line, line + 8],
  );

const moduleOf = (path: string, main: boolean): Observation =>
  said(
    'python-module',
    path,
    {
      module: path.replace('.py', '').replaceAll('/', '.'),
      loc: 12,
      imports: [],
      calls: [],
      unnamed_calls: 0,
      main,
    },
    [1, 20],
  );

const position = (path: string, level: number, layer: 'staging' | 'marts'): Observation =>
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

const flow = (from: string, to: string, confidence = 1): Observation =>
  said('table-flow', 'etl/fill.sql', {
    from,
    to,
    statements: 1,
    confidence,
    reason: confidence === 1 ? null : 'name-completed',
  });

const columnFlow = (to: string, column: string, from: readonly string[], confidence = 1): Observation =>
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
const analyzed = (): Observation[] => [
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
  flow(ORDERS, 'shop.stg_orders'),
  flow('raw.a', 'shop.stg_orders', 0.8),
  flow('shop.stg_orders', 'shop.orders'),
  columnFlow('shop.stg_orders', 'id', ['raw.a', ORDERS]),
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

/** One repository with something for each saved query to find. */
export const shopSaid = (): Observation[] => [
  said('repository', null, {
    host_kind: 'github',
    url: 'https://github.com/octo/shop',
    web_url: 'https://github.com/octo/shop',
    default_branch: 'main',
    metadata: { description: null, topics: [], licence: null, archived: null },
    profile: {
      rules_version: '0.1',
      team: 'data',
      files: 9,
      bytes: 1,
      languages: [],
      markers: [{ kind: 'dbt', root: '', evidence: 'dbt_project.yml' }],
      miners: [
        { miner: 'dbt', chosen: true, why: 'there is a dbt project' },
        { miner: 'pulumi', chosen: false, why: 'no stack' },
      ],
    },
  }),
  file('jobs/run.py', 'Python', 20),
  file('jobs/load.py', 'Python', 40),
  file('lib/io.py', 'Python', 30),
  file('models/orders.sql', 'SQL', 5),
  file('models/staging/stg_orders.sql', 'SQL', 5),
  file('etl/fill.sql', 'SQL', 12),
  file('nb/explore.ipynb', 'Jupyter Notebook', 9, { notebook: true }),
  // A language that no other test speaks, so that comparisons with everywhere stay ours.
  file('sim/grid.f90', 'Fortran', 50),
  file('sim/cell.f90', 'Fortran', 10),
  file('run.sh', 'Shell', 3, { mode: 'executable' }),
  file('logo.png', null, 0, { state: 'binary', lines: null }),
  ...['jobs/run.py', 'jobs/load.py', 'etl/fill.sql', 'sim/grid.f90'].map((path) =>
    said('file-history', path, {
      commits: 9,
      added: 90,
      deleted: 1,
      authors: 2,
      first_commit: 'a'.repeat(40),
      first_at: '2024-01-01T00:00:00Z',
      last_commit: 'b'.repeat(40),
      last_at: '2025-11-01T00:00:00Z',
      recent_commits: 5,
      recent_added: 40,
      recent_deleted: 1,
      recent_people: 2,
      recent_quarters: [1, 1, 0, 3],
    }),
  ),
  changed('jobs/run.py', 'a', 'Data Engineering', '2025-Q4', 3),
  changed('jobs/run.py', 'b', 'Analytics', '2025-Q1', 2),
  changed('jobs/load.py', 'a', 'Data Engineering', '2024-Q4', 7),
  changed('jobs/load.py', 'b', 'Analytics', '2025-Q2', 1, 1),
  said('co-change', 'jobs/load.py', { other_path: 'jobs/run.py', together: 6, share: 0.6 }),
  said('co-change', 'etl/fill.sql', { other_path: 'jobs/run.py', together: 5, share: 0.5 }),
  moduleOf('jobs/run.py', true),
  moduleOf('jobs/load.py', false),
  moduleOf('lib/io.py', false),
  said('module-import', 'jobs/run.py', { target: 'module', to_path: 'jobs/load.py' }),
  said('module-import', 'jobs/load.py', { target: 'module', to_path: 'lib/io.py' }),
  said('module-import', 'jobs/load.py', { target: 'package', package: 'Shop_Toolkit' }),
  said(
    'python-class',
    'lib/io.py',
    {
      module: 'lib.io',
      qualname: 'Reader',
      occurrence: 1,
      bases: [],
      decorators: [],
      loc: 4,
    },
    [3, 6],
  ),
  fn('jobs/load.py', 'load', 7, ['app.command'], 4),
  fn('jobs/run.py', 'main', 2, [], 6),
  fn('lib/io.py', 'read', 4, ['cache'], 9),
  said('python-reference', 'jobs/run.py', {
    relation: 'calls',
    from: 'main',
    from_kind: 'function',
    from_occurrence: 1,
    to_path: 'jobs/load.py',
    to: 'load',
    to_kind: 'function',
    to_occurrence: 1,
    confidence: 1,
    reason: null,
    count: 2,
  }),
  model('stg_orders', 'models/staging/stg_orders.sql', 'staging'),
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
      reads: [ORDERS, 'raw.a', 'raw.b'],
      complexity: 3,
      writes: ['shop.stg_orders'],
    },
    [2, 5],
  ),
  ...analyzed(),
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

/** Another repository that imports the same package, fills a table that the shop reads, and knows of its history by quarters alone. */
export const otherSaid = (): Observation[] => [
  ...shopSaid().slice(0, 1),
  file('a.py', 'Python', 3),
  file('sim.f90', 'Fortran', 15),
  moduleOf('a.py', false),
  said('module-import', 'a.py', { target: 'package', package: 'shop-toolkit' }),
  changed('a.py', 'a', 'Data Engineering', '2023-Q1', 9),
  changed('a.py', 'a', 'Data Engineering', '2025-Q1', 2),
  said('sql-statement', 'a.py', {
    text_hash: 'ba9876543210',
    occurrence: 1,
    ordinal: 1,
    dialect: 'duckdb',
    statement: 'copy',
    reads: ['crm.orders'],
    writes: [ORDERS],
  }),
];
