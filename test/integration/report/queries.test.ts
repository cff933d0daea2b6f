import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { type QueryName, queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { sampleParams } from '../../sample-params.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, openBench } from '../write/write-bench.ts';
import { otherSaid, shopSaid } from './shop.ts';

const repo = 'test.example/report-shop';
const other = 'test.example/report-other';
const golden = fileURLToPath(new URL('../../golden/queries/shop.json', import.meta.url));
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([repo, other]);
  for (const [key, said] of [
    [repo, shopSaid()],
    [other, otherSaid()],
  ] as const) {
    const run = runOf(key, 1);
    const { end } = await bench.write(run, await bench.seal(run, said));
    expect(end).toMatchObject({ rejected: 0, dead_lettered: 0 });
  }
});
afterAll(() => bench.close());

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
  // A table is only shared where its instance is proven, which no mapping does yet.
  expect(silent.map(([name]) => name)).toEqual(['portfolio_datasets', 'shared_datasets']);
});

test('a repository that the graph does not know has no answers but zeros', async () => {
  const answers = await askAll('test.example/nobody');
  const rows = Object.entries(answers).filter(([, found]) => (found as unknown[]).length > 0);
  const portfolio = Object.values<SavedQuery>(queries).filter(({ params }) => !('repo' in params.shape));
  const named = rows.map(([name]) => name).filter((name) => !portfolio.some((query) => query.name === name));
  expect(named).toEqual(['dbt_tests']);
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
