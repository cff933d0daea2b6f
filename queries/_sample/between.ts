import { type Said, said } from './said.ts';

const of = (project: string, repo: string) => ({ repo, project });

/** What the link wave says of the shop and of who fills its lake. */
export const betweenSaid = (shop: string, other: string): readonly Said[] => [
  said('dataset-supply', null, { from_repo: other, to_repo: shop, dataset: 's3://shop-lake/orders' }),
  said('package-supply', null, { from_repo: shop, to_repo: other, package: 'pypi:shop-toolkit' }),
  said('stack-use', null, {
    from: of('shop', shop),
    to: of('shop', shop),
    name: 'acme/base/dev',
    environments: ['dev'],
    confidence: 0.9,
    reason: null,
    from_place: 'jobs/run.py:3',
    to_place: 'jobs/run.py',
  }),
  use('SERVES', shop, { family: 'Task', key: `${shop}:bundle:shop/task/daily/load` }),
  use('HOLDS', shop, { family: 'Dataset', key: `${shop}::shop.orders` }),
  said('finding', null, {
    reason: 'lookup',
    what: `${shop}:jobs/run.py:2 names x`,
    detail: 'No repository here makes it',
  }),
];

type Use = Extract<Said, { kind: 'resource-use' }>['payload'];

const use = (type: Use['type'], shop: string, to: Use['to']): Said =>
  said('resource-use', null, {
    type,
    from: { family: 'CloudResource', key: `${shop}:pulumi:shop::databricks:Cluster::etl` },
    to,
    thing: 'etl',
    role: 'makes',
    environment: 'dev',
    confidence: 0.9,
    reason: null,
    from_place: 'jobs/run.py:5',
    to_place: 'jobs/run.py:2',
  });
