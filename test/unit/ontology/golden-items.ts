import type { ItemKind } from '../../../schemas/items/registry.ts';

export interface GoldenItem {
  readonly kind: ItemKind;
  readonly title: string;
  readonly path: string | null;
  readonly payload: Record<string, unknown>;
}

const item = (
  kind: ItemKind,
  title: string,
  path: string | null,
  payload: Record<string, unknown>,
): GoldenItem => ({
  kind,
  title,
  path,
  payload,
});

const dbt = { project: 'shop', description: null, materialized: 'view', layer: null, tags: [], columns: [] };
const python = { module: 'jobs.load', decorators: ['cache'], loc: 7, occurrence: 1 };
const REPO = 'git.example.org/lake';
const blob = '9daeafb9864cf43055ae93beb0afd6c7d144bfa4';

/** At least one item of each kind, more where the mapping branches. */
export const goldenItems: readonly GoldenItem[] = [
  item('repository', 'with profile', null, {
    host_kind: 'git',
    url: 'https://git.example.org/lake',
    web_url: null,
    default_branch: 'main',
    metadata: { description: 'Tables', topics: ['dbt'], licence: 'MIT', archived: false },
    profile: {
      rules_version: '0.1',
      team: 'data-platform',
      files: 3,
      bytes: 90,
      languages: [{ language: 'SQL', files: 2, lines: 30 }],
      markers: [{ kind: 'dbt', root: '', evidence: 'dbt_project.yml' }],
      miners: [
        { miner: 'dbt', chosen: true, why: 'there is a dbt project' },
        { miner: 'python', chosen: false, why: 'no Python file' },
      ],
    },
  }),
  item('file', 'text', 'a/b.sql', {
    blob,
    size: 9,
    mode: 'file',
    state: 'text',
    language: 'SQL',
    lines: 2,
    notebook: false,
  }),
  item('file', 'notebook', 'n.ipynb', {
    blob,
    size: 9,
    mode: 'file',
    state: 'text',
    language: null,
    lines: 1,
    notebook: true,
  }),
  item('file-history', 'without line counts', 'a/b.sql', {
    commits: 2,
    added: null,
    deleted: null,
    authors: 1,
    first_commit: 'c1',
    first_at: '2025-01-01T00:00:00Z',
    last_commit: 'c2',
    last_at: '2025-02-01T00:00:00Z',
    recent_commits: 2,
    recent_added: null,
    recent_deleted: null,
    recent_people: 1,
    recent_quarters: [0, 0, 1, 1],
  }),
  item('repository-history', 'two people', null, {
    commits: 9,
    recent_since: '2025-01-01T00:00:00Z',
    recent_commits: 3,
    recent_people: [
      { person: 'a'.repeat(40), commits: 2 },
      { person: 'b'.repeat(40), commits: 1 },
    ],
  }),
  item('person-change', 'a quarter', 'a/b.sql', {
    person: 'a'.repeat(40),
    display_name: 'Data Engineering',
    quarter: '2026-Q3',
    commits: 2,
    added: 1,
    deleted: 0,
  }),
  item('co-change', 'from the path that sorts first', 'z.sql', {
    other_path: 'a.sql',
    together: 5,
    share: 1,
  }),
  item('python-module', 'module', 'jobs/load.py', {
    module: 'jobs.load',
    loc: 4,
    imports: [{ module: 'os', names: [], level: 0, line: 1 }],
    calls: [],
    unnamed_calls: 1,
    main: true,
  }),
  item('python-class', 'nested', 'jobs/load.py', { ...python, qualname: 'Outer.Inner', bases: ['Base'] }),
  item('python-function', 'second of its name', 'jobs/load.py', {
    ...python,
    qualname: 'run',
    occurrence: 2,
    is_async: true,
    parameters: 1,
    complexity: 3,
    calls: [{ name: 'io.read', line: 4 }],
    unnamed_calls: 0,
  }),
  item('module-import', 'module', 'jobs/load.py', { target: 'module', to_path: 'jobs/io.py' }),
  item('module-import', 'package', 'jobs/load.py', { target: 'package', package: 'Ruamel.yaml__clib' }),
  item('python-reference', 'call from the module', 'jobs/load.py', {
    relation: 'calls',
    from: '',
    from_kind: 'module',
    from_occurrence: 1,
    to_path: 'jobs/io.py',
    to: 'read',
    to_kind: 'function',
    to_occurrence: 1,
    confidence: 1,
    reason: null,
    count: 2,
  }),
  item('python-reference', 'inheritance', 'jobs/load.py', {
    relation: 'extends',
    from: 'Loader',
    from_kind: 'class',
    from_occurrence: 1,
    to_path: 'jobs/io.py',
    to: 'Base',
    to_kind: 'class',
    to_occurrence: 2,
    confidence: 0.5,
    reason: 'dynamic-name',
    count: 1,
  }),
  item('sql-statement', 'reads and writes', 'a/b.sql', {
    text_hash: '0123456789ab',
    occurrence: 2,
    ordinal: 4,
    dialect: 'databricks',
    statement: 'insert',
    reads: ['raw.orders'],
    writes: ['mart.orders'],
  }),
  item('dbt-node', 'model with a column declared twice', 'models/orders.sql', {
    ...dbt,
    resource: 'model',
    name: 'orders',
    relation: 'mart.orders',
    columns: [
      { name: 'id', description: 'Key', tests: ['unique'] },
      { name: 'id', description: null, tests: [] },
    ],
  }),
  item('dbt-node', 'test without table', 'tests/no_gaps.sql', {
    ...dbt,
    resource: 'test',
    name: 'no_gaps',
    relation: null,
  }),
  item('dbt-ref', 'model to source', 'models/orders.sql', {
    project: 'shop',
    from: { resource: 'model', name: 'orders' },
    to: { resource: 'source', name: 'raw.orders' },
    via: 'source',
  }),
  item('table-flow', 'by statements', 'a/b.sql', {
    from: 'raw.orders',
    to: 'mart.orders',
    statements: 2,
    confidence: 0.5,
    reason: 'several-statements',
  }),
  item('dbt-position', 'layer by position', 'models/orders.sql', {
    resource: 'model',
    project: 'shop',
    name: 'orders',
    level: 2,
    in_degree: 3,
    out_degree: 1,
    in_cycle: false,
    layer: 'marts',
    layer_by: 'position',
  }),
  item('file-churn', 'rising', 'a/b.sql', { trend: 'rising', churn_hotspot: true }),
  item('file-complexity', 'statements', 'a/b.sql', {
    complexity: 6,
    complexity_by: 'statements',
    hotspot: 12,
  }),
  item('ownership', 'of a file', 'a/b.sql', { main_share: 0.667, bus_factor: 1 }),
  item('ownership', 'of the repository', null, { main_share: 1, bus_factor: 1 }),
  item('co-change-reason', 'from the path that sorts first', 'z.sql', {
    other_path: 'a.sql',
    explained: ['flow'],
  }),
  item('published-package', 'as spelled', 'pyproject.toml', { ecosystem: 'pypi', name: 'Acme_Lake' }),
  item('dataset-supply', 'between repositories', null, {
    from_repo: 'git.example.org/ingest',
    to_repo: REPO,
    dataset: 'snowflake:prod/SHOP.CORE.ORDERS',
  }),
  item('package-supply', 'between repositories', null, {
    from_repo: 'git.example.org/acme-lake',
    to_repo: REPO,
    package: 'pypi:acme-lake',
  }),
  item('pulumi-stack', 'with references', 'infra/Pulumi.yaml', {
    project: 'lake',
    runtime: 'python',
    main: null,
    outputs: ['vaultUri'],
    stack_references: ['acme/network/prod'],
  }),
  item('pulumi-resource', 'resource', 'infra/__main__.py', {
    project: 'lake',
    kind: 'resource',
    type: 'aws:s3:Bucket',
    name: 'raw',
    stack_references: [],
  }),
  item('pulumi-resource', 'component', 'infra/__main__.py', {
    project: 'lake',
    kind: 'component',
    type: 'acme:data:Lake',
    name: 'gold',
    stack_references: [],
  }),
  item('pulumi-dependency', 'parent', 'infra/__main__.py', {
    project: 'lake',
    from: { kind: 'resource', type: 'aws:s3:Bucket', name: 'raw' },
    to: { kind: 'component', type: 'acme:data:Lake', name: 'gold' },
    via: 'parent',
  }),
  item('pulumi-config-key', 'secret', 'infra/__main__.py', {
    project: 'lake',
    key: 'databricks:token',
    required: true,
    secret: true,
  }),
  item('finding', 'in a file', 'a/b.sql', {
    reason: 'parse-error',
    what: 'line 3',
    detail: 'unexpected token',
  }),
  item('finding', 'of the repository', null, {
    reason: 'submodule',
    what: 'vendor/x',
    detail: 'not followed',
  }),
];
