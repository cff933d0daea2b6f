import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { sampleParams } from '../../../queries/_sample/sample.ts';
import { otherSaid, shopSaid } from '../../../queries/_sample/shop.ts';
import { shopInfrastructure } from '../../../queries/_sample/shop-infrastructure.ts';
import { type QueryName, queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, openBench } from '../write/write-bench.ts';

const repo = 'test.example/report-shop';
const other = 'test.example/report-other';
const golden = fileURLToPath(new URL('../../golden/queries/shop.json', import.meta.url));
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([repo, other]);
  for (const [key, said] of [
    [repo, [...shopSaid, ...shopInfrastructure]],
    [other, otherSaid],
  ] as const) {
    const run = runOf(key, 1);
    const { end } = await bench.write(run, await bench.seal(run, said));
    expect(end).toMatchObject({ rejected: 0, dead_lettered: 0 });
  }
  // As the link wave says it.
  const text = `MATCH (a:Entity {family: 'Repository', key: $other})
MATCH (b:Entity {family: 'Repository', key: $repo})
MERGE (a)-[e:SUPPLIES {dataset: 's3://shop-lake/orders', repo: 'portfolio'}]->(b)
RETURN count(e) AS edges`;
  await bench.graph.write([{ text, params: { repo, other } }]);
  await bench.graph.write([{ text: JOINED, params: { key: repo } }]);
  await bench.graph.write([{ text: HELD, params: { repo } }]);
  await bench.graph.write([{ text: GOVERNED, params: { repo } }]);
});

/** As a rule of the ontology makes it. */
const GOVERNED = `MERGE (n:Entity {rid: 'report-contract'})
SET n.family = 'DataContract', n.key = $repo + ':DataContract/orders', n.repo = $repo, n.name = 'orders',
  n.path = 'contracts/orders.yaml', n.line_start = 1, n.status = 'active', n.owners = ['sales', 'support']
RETURN n.key AS key`;

/** As the removal guard leaves it. */
const HELD = `MATCH (f:Entity {family: 'File', key: $repo + ':sim/grid.f90'}) SET f.held = 1 RETURN f.key AS key`;

const JOINED = `MATCH (s:Entity {family: 'Stack', key: $key + ':pulumi:shop'})
MATCH (c:Entity {family: 'CloudResource', key: $key + ':pulumi:shop::databricks:Cluster::etl'})
MATCH (t:Entity {family: 'Task', key: $key + ':bundle:shop/task/daily/load'})
MATCH (d:Entity {family: 'Dataset', key: $key + '::shop.orders'})
MERGE (s)-[r:REFERENCES {repo: 'portfolio', name: 'acme/base/dev'}]->(s)
SET r.environments = ['dev'], r.confidence = 0.9, r.from_place = 'jobs/run.py:3', r.to_place = 'jobs/run.py'
MERGE (c)-[v:SERVES {repo: 'portfolio', role: 'makes'}]->(t)
SET v.environment = 'dev', v.confidence = 0.9, v.from_place = 'jobs/run.py:5', v.to_place = 'jobs/run.py:2'
MERGE (c)-[h:HOLDS {repo: 'portfolio', role: 'makes'}]->(d)
MERGE (f:Entity:Finding {rid: 'report-finding', family: 'Finding', key: 'portfolio!lookup!report-finding', repo: 'portfolio'})
SET f.reason = 'lookup', f.what = $key + ':jobs/run.py:2 names x', f.detail = 'No repository here makes it'
RETURN count(h) AS edges`;
afterAll(async () => {
  const text = `MATCH (f:Entity) WHERE f.rid IN ['report-finding', 'report-contract'] DETACH DELETE f`;
  await bench.graph.write([{ text, params: {} }]);
  await bench.close();
});

const askAll = async (of: string) => {
  const ask = createAsk(bench.graph);
  const answers: Record<string, unknown> = {};
  for (const name of Object.keys(queries) as QueryName[]) {
    const query: SavedQuery = queries[name];
    answers[name] = ours(query, await ask(query, sampleParams(query, of)));
  }
  return answers;
};

/** Of answers about all repositories, what concerns ours: the server is shared with other tests. */
const ours = (query: SavedQuery, rows: readonly unknown[]): readonly unknown[] =>
  'repo' in query.params.shape
    ? rows
    : rows.filter((row) => JSON.stringify(row).includes('test.example/report-'));

test('each saved query gives its agreed answer on a small graph', async () => {
  const answers = await askAll(repo);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, `${JSON.stringify(answers, null, 1)}\n`);
  expect(answers).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
});

test('every query finds something, so that none can fall silent', async () => {
  const silent = Object.entries(await askAll(repo)).filter(([, rows]) => (rows as unknown[]).length === 0);
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('a repository that the graph does not know has no answers but zeros', async () => {
  const answers = await askAll('test.example/nobody');
  const rows = Object.entries(answers).filter(([, found]) => (found as unknown[]).length > 0);
  const portfolio = Object.values<SavedQuery>(queries).filter(({ params }) => !('repo' in params.shape));
  const named = rows.map(([name]) => name).filter((name) => !portfolio.some((query) => query.name === name));
  expect(named).toEqual(['dbt_tests']);
});

test('where no twelve months were counted, the last four quarters that saw change stand for them', async () => {
  const ask = createAsk(bench.graph);
  for (const query of [queries.hotspots, queries.top_churn])
    expect(await ask(query, { repo: other })).toMatchObject([
      { path: 'a.py', window: 'four-quarters', changes: 2, people: 1, hotspot: null },
    ]);
});

test('a walk goes on in the next repository, and by direction alone', async () => {
  const ask = createAsk(bench.graph);
  const start = 's3://shop-lake/orders';
  const down = await ask(queries.lineage, { start, direction: 'down' });
  expect(down.map(({ depth, to }) => [depth, to])).toEqual([
    [1, `${repo}::shop.stg_orders`],
    [2, `${repo}::shop.orders`],
  ]);
  expect(await ask(queries.lineage, { start, direction: 'down', depth: 1 })).toHaveLength(1);
  expect(await ask(queries.lineage, { start, direction: 'up' })).toEqual([]);
});

test('a walk over columns goes step by step, upstream and downstream, with the confidence of each', async () => {
  const ask = createAsk(bench.graph);
  const steps = async (dataset: string, direction: 'up' | 'down', depth = 10) =>
    (await ask(queries.column_lineage, { dataset, column: 'id', direction, depth })).map((row) => [
      row.depth,
      row.from.replace(repo, ''),
      row.to.replace(repo, ''),
      row.confidence,
    ]);
  const first = [1, '::shop.stg_orders#id', '::shop.orders#id', 0.7];
  expect(await steps(`${repo}::shop.orders`, 'up')).toEqual([
    first,
    [2, 's3://shop-lake/orders#id', '::shop.stg_orders#id', 1],
    [2, '::raw.a#id', '::shop.stg_orders#id', 1],
  ]);
  expect(await steps(`${repo}::shop.orders`, 'up', 1)).toEqual([first]);
  expect(await steps(`${repo}::raw.a`, 'down')).toEqual([
    [1, '::raw.a#id', '::shop.stg_orders#id', 1],
    [2, '::shop.stg_orders#id', '::shop.orders#id', 0.7],
  ]);
  expect(await steps(`${repo}::shop.orders`, 'down')).toEqual([]);
});

test('a walk begins at a file, a statement or a model as well', async () => {
  const ask = createAsk(bench.graph);
  const ends = async (start: string, direction: 'up' | 'down') =>
    (await ask(queries.lineage, { start, direction })).map(({ depth, kind, from, to }) => ({
      depth,
      kind,
      end: (direction === 'up' ? from : to).replace(repo, ''),
    }));
  expect(await ends(`${repo}:etl/fill.sql`, 'down')).toEqual([
    { depth: 1, kind: 'CONTAINS', end: ':etl/fill.sql@0123456789ab' },
    { depth: 2, kind: 'WRITES', end: '::shop.stg_orders' },
    { depth: 3, kind: 'FEEDS', end: '::shop.orders' },
  ]);
  expect(await ends(`${repo}:etl/fill.sql@0123456789ab`, 'up')).toMatchObject([
    { kind: 'READS', end: 's3://shop-lake/orders' },
    { kind: 'READS', end: '::raw.a' },
    { kind: 'READS', end: '::raw.b' },
  ]);
  expect(await ends(`${repo}:dbt:shop.model.stg_orders`, 'down')).toEqual([
    { depth: 1, kind: 'MATERIALIZES', end: '::shop.stg_orders' },
    { depth: 1, kind: 'REF', end: ':dbt:shop.model.orders' },
    { depth: 2, kind: 'FEEDS', end: '::shop.orders' },
    { depth: 2, kind: 'MATERIALIZES', end: '::shop.orders' },
  ]);
});

test('a limit is kept', async () => {
  const ask = createAsk(bench.graph);
  const rows = await ask(queries.folders, { repo, limit: 2 });
  expect(rows.map(({ folder }) => folder)).toEqual(['', 'etl']);
});

test('rows that break the contract are a failure that names the query', async () => {
  const ask = createAsk({ read: async () => [{ quarter: 7 }] });
  await expect(ask(queries.activity, { repo })).rejects.toMatchObject({
    name: 'ContractBroken',
    message: expect.stringContaining('rows of query activity'),
  });
});
