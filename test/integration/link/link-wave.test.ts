import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askAll } from '../../../activities/3-analyze/ask-all.ts';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { datasetUses } from '../../../queries/dataset-uses/query.ts';
import { Head } from '../../../schemas/head.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import { importSaid, type Observation, repositorySaid, runOf } from '../write/observations.ts';
import { type Bench, forget, openBench } from '../write/write-bench.ts';
import { openWaves, publishes, repositoryWith } from './wave-bench.ts';

const INGEST = 'test.example/links-ingest';
const LAKE = 'test.example/links-lake';
const ALL = [INGEST, LAKE, PORTFOLIO];
const snowflake: PlatformInstance = { platform: 'snowflake', alias: 'prod', catalogs: ['SHOP'] };
const withDefaults: PlatformInstance = {
  platform: 'snowflake',
  alias: 'prod',
  default_catalog: 'shop',
  default_schema: 'core',
};
const ORDERS = 'snowflake:prod/SHOP.CORE.ORDERS';

const WRITTEN =
  'MATCH (r:Record) WHERE r.repo IS NOT NULL RETURN DISTINCT r.repo AS repo ORDER BY repo LIMIT 1000';

let bench: Bench;
let waves: ReturnType<typeof openWaves>;
beforeAll(async () => {
  bench = await openBench(ALL);
  // A wave joins every repository in the graph, so those of other test files have to go.
  const others = await bench.graph.read({ text: WRITTEN, params: {} });
  for (const { repo } of others) await forget(bench.graph, String(repo));
});
beforeEach(async () => {
  for (const repo of ALL) await forget(bench.graph, repo);
  await bench.close();
  bench = await openBench(ALL);
  waves = openWaves(bench);
});
afterAll(() => bench.close());

const ingest = (more: Observation[] = [publishes('Acme_Lake')]) =>
  waves.process(INGEST, repositoryWith({ writes: ['shop.core.orders'] }, more), [snowflake]);
const lake = (reads: string[] = ['orders'], more: Observation[] = [importSaid('a.py', 'acme.lake')]) =>
  waves.process(LAKE, repositoryWith({ reads }, more), [withDefaults]);

const edgesOf = async (scope: string): Promise<string[]> =>
  (await exportGraph(bench.graph, scope)).edges
    .map((line) => JSON.parse(line))
    .map(({ type, from, to, props }) => `${from} ${type} ${to} ${props.dataset ?? props.package}`);
const supplies = `Repository|${INGEST} SUPPLIES Repository|${LAKE} ${ORDERS}`;
const publishesFor = `Repository|${INGEST} PUBLISHES_FOR Repository|${LAKE} pypi:acme-lake`;
const hash = async (scope: string) => (await hashOfRepository(bench.graph, scope)).digest();

test('two repositories that name one table and one package are linked, and the same heads again write nothing', async () => {
  await ingest();
  await lake();
  const first = await waves.wave();
  expect(await edgesOf(PORTFOLIO)).toEqual([publishesFor, supplies]);
  expect([first.nodes.created, first.edges.created]).toEqual([0, 2]);
  expect(first.end).toMatchObject({ accepted: 2, rejected: 0, dead_lettered: 0 });
  expect(first.end.graph_hash).toBe(await hash(PORTFOLIO));
  const before = { ...bench.tally };
  const again = await waves.wave();
  expect(again.run.run_id).not.toBe(first.run.run_id);
  expect([again.plan.edges.count, again.plan.retire.count]).toEqual([0, 0]);
  expect(again.end.graph_hash).toBe(first.end.graph_hash);
  // The run's own record and its fence are no facts.
  expect(bench.tally.created - before.created).toBe(1);
});

test('the heads that a wave joined are recorded, and move when one of them moves', async () => {
  await ingest();
  await lake();
  const { heads, run, planned } = await waves.wave();
  const lines: Head[] = [];
  for await (const line of bench.staging.readLines(heads)) lines.push(Head.parse(JSON.parse(line)));
  const ours = lines.filter(({ repo }) => ALL.includes(repo));
  expect(ours.map(({ repo, sha, writing }) => [repo, sha, writing])).toEqual([
    [INGEST, runOf(INGEST, 1).sha, false],
    [LAKE, runOf(LAKE, 1).sha, false],
  ]);
  expect((await waves.planLinks()).sha).toBe(planned.sha);
  expect(run.sha).toBe(planned.sha);
  await lake(['orders', 'customers']);
  expect((await waves.planLinks()).sha).not.toBe(planned.sha);
});

test('what a change ends is retired into history, and the rest stays', async () => {
  await ingest();
  await lake();
  await waves.wave();
  await lake(['customers']);
  const after = await waves.wave();
  expect(await edgesOf(PORTFOLIO)).toEqual([publishesFor]);
  expect(after.retired.retired).toBe(1);
  const history = await bench.graph.read({
    text: 'MATCH (h:Retired) WHERE h.repo = $repo RETURN h.type AS type, h.ends AS ends ORDER BY type',
    params: { repo: PORTFOLIO },
  });
  expect(history).toEqual([{ type: 'SUPPLIES', ends: [`Repository|${INGEST}`, `Repository|${LAKE}`] }]);
});

test('law 5: a run of a repository never touches what the portfolio asserts, nor the reverse', async () => {
  await ingest();
  await lake();
  await waves.wave();
  const [portfolio, ofIngest, ofLake] = [await hash(PORTFOLIO), await hash(INGEST), await hash(LAKE)];
  // Everything but the repository itself goes, its statements and its imports too.
  await waves.process(LAKE, [repositorySaid()]);
  expect(await hash(PORTFOLIO)).toBe(portfolio);
  expect(await edgesOf(PORTFOLIO)).toContain(supplies);
  expect(await edgesOf(LAKE)).not.toContain(supplies);
  await lake();
  expect([await hash(PORTFOLIO), await hash(LAKE)]).toEqual([portfolio, ofLake]);
  await waves.wave();
  expect([await hash(INGEST), await hash(LAKE)]).toEqual([ofIngest, ofLake]);
});

test('the order in which repositories come makes no difference', async () => {
  await ingest();
  await lake();
  const one = (await waves.wave()).end.graph_hash;
  for (const repo of ALL) await forget(bench.graph, repo);
  await lake();
  await waves.wave();
  await ingest();
  const other = (await waves.wave()).end.graph_hash;
  expect(other).toBe(one);
});

test('a repository that is gone takes its links with it, and the next wave is whole again', async () => {
  await ingest();
  await lake();
  await waves.wave();
  await forget(bench.graph, LAKE);
  const { end, plan } = await waves.wave();
  expect(await edgesOf(PORTFOLIO)).toEqual([]);
  expect(end).toMatchObject({ accepted: 0, dead_lettered: 0 });
  expect(plan.edges.count).toBe(0);
});

test('an end that disappears between asking and planning is refused with its reason, and the rest is written', async () => {
  await ingest();
  await lake();
  const run = runOf(PORTFOLIO, 1);
  const supply = (to_repo: string): Observation => ({
    kind: 'dataset-supply',
    path: null,
    lines: null,
    payload: { from_repo: INGEST, to_repo, dataset: ORDERS },
  });
  const sealed = await bench.seal(run, [supply(LAKE), supply('test.example/links-gone')]);
  const { plan, end } = await bench.write(run, sealed, { accept_removals: true });
  expect(plan.rejects.count).toBe(1);
  for await (const line of bench.staging.readLines(plan.rejects))
    expect(JSON.parse(line)).toMatchObject({
      reason: 'missing-end',
      detail: expect.stringContaining('links-gone'),
    });
  expect(end).toMatchObject({ accepted: 1, rejected: 1 });
  expect(await edgesOf(PORTFOLIO)).toEqual([supplies]);
});

test('a repository cannot assert what is for the portfolio to assert', async () => {
  await ingest();
  const { plan, end } = await waves.process(LAKE, [
    repositorySaid(),
    {
      kind: 'dataset-supply',
      path: null,
      lines: null,
      payload: { from_repo: LAKE, to_repo: LAKE, dataset: ORDERS },
    },
  ]);
  expect(end.rejected).toBe(1);
  for await (const line of bench.staging.readLines(plan.rejects))
    expect(JSON.parse(line)).toMatchObject({ reason: 'mapping-error' });
});

test('an older wave is fenced off', async () => {
  await ingest();
  await lake();
  const older = await waves.wave();
  await waves.wave();
  await expect(
    bench.inActivity(() =>
      bench.activities.planWrite({ run: older.run, sealed: older.sealed, accept_removals: true }),
    ),
  ).rejects.toMatchObject({ name: 'StaleRun' });
});

test('mapping the same sealed run again needs no settings: the keys are the same', async () => {
  const { sealed, run, end } = await ingest();
  await forget(bench.graph, INGEST);
  const again = await bench.write(run, sealed, { accept_removals: true });
  expect(again.end.graph_hash).toBe(end.graph_hash);
  expect((await exportGraph(bench.graph, INGEST)).nodes.join('\n')).toContain(ORDERS);
});

test('an answer that is longer than a page is read to its end', async () => {
  await ingest();
  await lake(['orders', 'a', 'b', 'c', 'd']);
  const ask = createAsk(bench.graph);
  const asked = { query: datasetUses, params: {} };
  const whole = await askAll(ask, asked, () => undefined);
  for (const page of [1, 2, 3]) expect(await askAll(ask, asked, () => undefined, page)).toEqual(whole);
  expect(whole.length).toBeGreaterThanOrEqual(6);
});
