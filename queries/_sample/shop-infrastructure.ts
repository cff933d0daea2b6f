import { LAKE_ORDERS, type Said, said } from './said.ts';

const FILE = 'jobs/run.py';
const project = 'shop';
const bundle = 'shop';
const named = { platform: 'databricks', environment: 'dev', is_maker: true } as const;
const node = { bundle, title: null, environment: 'dev' };

/** A bundle with a job, and a stack that makes what it runs on: what the shop's tables stand on. */
export const shopInfrastructure: readonly Said[] = [
  said('person-change', 'etl/fill.sql', {
    person: 'a'.padEnd(40, '0'),
    display_name: 'Data Engineering',
    quarter: '2025-Q4',
    commits: 1,
    recent: 1,
    added: 10,
    deleted: null,
  }),
  said('bundle-node', FILE, { ...node, resource: 'job', name: 'daily', title: 'Daily' }, [1, 9]),
  said(
    'bundle-node',
    FILE,
    {
      ...node,
      resource: 'task',
      name: 'daily/load',
      needs: [{ sort: 'cluster', platform: 'databricks', name: 'etl' }],
    },
    [2, 4],
  ),
  said('bundle-node', FILE, { ...node, resource: 'dashboard', name: 'board' }, [8, 9]),
  said('bundle-link', FILE, {
    bundle,
    from: { resource: 'job', name: 'daily' },
    type: 'HAS_TASK',
    to: { resource: 'task', name: 'daily/load' },
  }),
  said(
    'bundle-link',
    FILE,
    {
      bundle,
      from: { resource: 'task', name: 'daily/load' },
      type: 'WRITES',
      to: { dataset: 'shop.orders' },
    },
    [2, 4],
  ),
  said('bundle-link', FILE, {
    bundle,
    from: { resource: 'dashboard', name: 'board' },
    type: 'READS',
    to: { dataset: 'shop.orders' },
  }),
  said('pulumi-stack', FILE, {
    project,
    runtime: 'python',
    main: null,
    outputs: [],
    stack_references: ['acme/base/dev'],
    stack_reference_places: [`${FILE}:3`],
    stacks: ['dev'],
  }),
  said(
    'pulumi-resource',
    FILE,
    {
      project,
      kind: 'resource',
      type: 'databricks:Cluster',
      name: 'etl',
      stack_references: [],
      makes: [{ ...named, sort: 'cluster', name: 'etl' }],
    },
    [5, 6],
  ),
  said('table-columns', 'etl/fill.sql', {
    table: LAKE_ORDERS,
    columns: ['id'],
    defines: true,
    stars: [],
    by: '0123456789ab',
  }),
  said('open-star', 'etl/fill.sql', {
    table: 'shop.orders',
    over: 'raw.b',
    columns: ['id'],
    defines: false,
    by: '0123456789ab',
    nth: 0,
    at: 1,
    without: [],
  }),
];
