import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { MetricSpec } from '../../../adapters/telemetry/metric-spec.ts';
import { metricTable } from '../../../adapters/telemetry/metric-table.ts';
import { graphCheck } from '../../../adapters/temporal/check-schedule.ts';
import { deleteDaily } from '../../../adapters/temporal/daily-schedule.ts';
import { nightly } from '../../../adapters/temporal/nightly-schedule.ts';
import { alerts } from '../../../dashboards/alerts.ts';
import { dashboards } from '../../../dashboards/registry.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { type Answer, type PrometheusServer, startPrometheus } from '../../servers/prometheus.ts';
import { type QueryServiceProcess, startQueryService } from '../../servers/query-service.ts';
import { readExposition } from '../../servers/read-exposition.ts';
import { type Completed, receiptsOf } from '../../servers/receipts-of.ts';
import { runCli } from '../../servers/run-cli.ts';
import { openTcpGate, type TcpGate } from '../../servers/tcp-gate.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';
import { expectedPanels, type Told } from './expected-panels.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-prometheus-'));
const table: Readonly<Record<string, MetricSpec>> = metricTable;
const panels = Object.values(dashboards).flatMap((dashboard) => dashboard.panels);
let gate: TcpGate;
let worker: Fleet;
let mineWorker: Fleet;
let service: QueryServiceProcess;
let prometheus: PrometheusServer;
let connection: Connection;
let client: Client;

/** What happened so far; each test adds to it. */
let told: Told = { receipts: [], outcomes: [], deadLettered: 0, waiting: 0, graphUp: true, questions: {} };

/** Asked for by the service, and shown by Prometheus as its configuration says. */
const TOKEN = 'a-token-of-this-test-only';

/** A module that does not parse is one reject; a name beyond what an index holds is refused by the graph. */
const faulty = {
  'app/broken.py': 'def broken(:\n',
  'app/poison.py': `class ${'X'.repeat(9_000)}:\n    pass\n`,
};

beforeAll(async () => {
  const { hostname, port } = new URL(inject('servers').graphUrl.replace('bolt:', 'http:'));
  gate = await openTcpGate(Number(port), hostname);
  const settings = join(home, 'fresh.settings.yml');
  writeFileSync(settings, `repositories:\n  - repo: ${join(home, 'meters')}\n`);
  const env = { FRESH_GRAPH_URL: `bolt://127.0.0.1:${gate.port}`, FRESH_SETTINGS: settings };
  const inTwelveHours = `${String((new Date().getUTCHours() + 12) % 24).padStart(2, '0')}:00`;
  worker = await startFleet(home, {
    ...env,
    FRESH_ROLES: 'workflow,git,graph,edges,report',
    FRESH_NIGHTLY: inTwelveHours,
  });
  mineWorker = await startFleet(home, { ...env, FRESH_ROLES: 'mine' });
  service = await startQueryService(worker.env, TOKEN);
  connection = await Connection.connect({ address: inject('servers').temporalAddress });
  client = new Client({ connection, namespace: inject('servers').namespace });
  const at = (fleet: Fleet, name: string) => `127.0.0.1:${fleet.env[name]}`;
  const targets = (name: string) => ({ worker: at(worker, name), 'mine-worker': at(mineWorker, name) });
  prometheus = await startPrometheus(
    join(home, 'prometheus'),
    {
      'fresh-worker': targets('FRESH_METRICS_PORT'),
      'fresh-temporal-core': targets('FRESH_CORE_METRICS_PORT'),
      'fresh-query-service': { 'query-service': `127.0.0.1:${service.port}` },
    },
    TOKEN,
  );
  expect((await runCli(['graph', 'migrate', '--json'], worker.env)).code).toBe(0);
});

afterAll(async () => {
  await prometheus?.stop();
  await service?.stop();
  await mineWorker?.stop();
  await worker?.stop();
  await deleteDaily(client, nightly);
  await deleteDaily(client, graphCheck);
  await connection?.close();
  await gate?.close();
});

const processRepository = async (path: string): Promise<ProcessResult> =>
  ProcessResult.parse((await runCli(['process', path, '--json'], worker.env)).json);

const add = (result: ProcessResult, receipts: readonly Completed[]): void => {
  told = {
    ...told,
    receipts: [...told.receipts, ...receipts],
    outcomes: [...told.outcomes, result.outcome],
    deadLettered: told.deadLettered + (result.dead_lettered ?? 0),
  };
};

/** Grafana puts a window here that fits the zoom; this one holds the whole scenario. */
const atAnyZoom = (expr: string): string => expr.replaceAll('$__rate_interval', '1h');

/** Asks every panel's expression and compares the answer with what is told. */
async function checkPanels(): Promise<void> {
  await prometheus.settle();
  expect(await prometheus.troubles()).toEqual([]);
  const expected = expectedPanels(told);
  expect(Object.keys(expected).sort()).toEqual(panels.map(({ title }) => title).sort());
  for (const { title, expr } of panels) {
    const answers = await prometheus.ask(atAnyZoom(expr));
    try {
      expected[title]?.(answers);
    } catch (error) {
      throw new Error(`panel “${title}”: ${JSON.stringify(answers)}`, { cause: error });
    }
  }
}

/** Waits until these alerts fire and no other; then asks every alert's expression, which must agree. */
async function untilFiring(...names: string[]): Promise<void> {
  const wanted = [...names].sort();
  for (;;) {
    const firing = (await prometheus.firing()).filter((name) => name !== SPEED);
    if (firing.join() === wanted.join()) break;
    const stranger = firing.find((name) => !wanted.includes(name) && !mayLinger.has(name));
    if (stranger !== undefined) throw new Error(`${stranger} fires, awaited ${wanted.join(', ')}`);
    await sleep(200);
  }
  for (const { name, expr } of alerts) {
    const answers = await prometheus.ask(expr);
    if (name === SPEED) expect(answers.map(({ labels }) => labels)).toEqual(await slowQueries());
    else expect(answers.length > 0, `${name}: ${JSON.stringify(answers)}`).toBe(wanted.includes(name));
  }
}
/** Whether it fires depends on how busy the machine is; what it must say then does not. */
const SPEED = 'FreshQuerySlow';

/** Queries whose 95 % lie above their budget, worked out from the two by themselves. */
async function slowQueries(): Promise<readonly Answer['labels'][]> {
  const p95 = 'histogram_quantile(0.95, sum by (query, le) (rate(fresh_query_seconds_bucket[15m])))';
  const taken = await prometheus.ask(p95);
  const budgets = await prometheus.ask('fresh_query_budget_seconds');
  const budgetOf = (query: string | undefined) =>
    budgets.find(({ labels }) => labels['query'] === query)?.value;
  return taken
    .filter(({ labels, value }) => value > (budgetOf(labels['query']) ?? Number.POSITIVE_INFINITY))
    .map(({ labels }) => labels);
}

/** Alerts of an outage and of a restart need a moment to end after it. */
const mayLinger = new Set(['FreshGraphAway', 'FreshWorkerDown']);

test('a run with a reject and a dead letter: every panel shows what the history says, and the dead letter calls', async () => {
  const repository = new SmallRepository(join(home, 'meters'));
  repository.commit('Start', { ...sampleFiles(12), ...faulty });
  const result = await processRepository(repository.path);
  expect(result).toMatchObject({ outcome: 'partial', dead_lettered: expect.any(Number) });
  expect(result.dead_lettered).toBeGreaterThan(0);
  const receipts = await receiptsOf(client, `repo:${result.repo}`);
  const { rejected } = receipts.find(({ activity }) => activity === 'sealRun')?.receipt ?? {};
  expect(rejected).toEqual([{ kind: expect.any(String), reason: 'parse-error', count: 1 }]);
  add(result, receipts);
  expect(await service.ask('repository', { repo: result.repo })).toBe(200);
  expect(await service.ask('repository', { repo: result.repo })).toBe(200);
  expect(await service.ask('repository', { repo: 7 })).toBe(400);
  told = { ...told, questions: { '2xx': 2, '4xx': 1 } };
  await checkPanels();
  await untilFiring('FreshDeadLetters');
});

test('the graph goes away: the queue is told exactly, also right after a restart, and the outage calls', async () => {
  gate.shut();
  const repository = new SmallRepository(join(home, 'late'));
  repository.commit('Start', sampleFiles(5));
  const running = processRepository(repository.path);
  await untilFiring('FreshDeadLetters', 'FreshGraphAway', 'FreshWriteFailures');
  const [key] = await waitingRepositories();
  const receipts = await receiptsOf(client, `repo:${key}`);
  const sealed = receipts.find(({ activity }) => activity === 'sealRun')?.receipt;
  expect(sealed.items).toBeGreaterThan(50);
  told = { ...told, receipts: [...told.receipts, ...receipts], waiting: sealed.items, graphUp: false };
  await checkPanels();

  // A new process knows nothing of the run; what waits is told by staging alone.
  await worker.stop();
  await worker.restart();
  await prometheus.settle();
  expect(await prometheus.ask('max(fresh_queue_depth_gauge)')).toEqual([{ labels: {}, value: sealed.items }]);
  expect(await prometheus.ask('sum(fresh_staged_records_total{process="worker"})')).toEqual([
    { labels: {}, value: 0 },
  ]);

  gate.open();
  expect(await running).toMatchObject({ outcome: 'complete', dead_lettered: 0 });
  await untilFiring('FreshDeadLetters', 'FreshWriteFailures');
  await prometheus.settle();
  expect(await prometheus.ask('max(fresh_queue_depth_gauge)')).toEqual([{ labels: {}, value: 0 }]);
  expect(await prometheus.ask('max(fresh_graph_up)')).toEqual([{ labels: {}, value: 1 }]);
});

/** Repositories whose workflow is open. */
async function waitingRepositories(): Promise<string[]> {
  const keys: string[] = [];
  const query = 'ExecutionStatus = "Running" AND WorkflowType = "ProcessRepo"';
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (workflowId.startsWith('repo:')) keys.push(workflowId.slice('repo:'.length));
  }
  return keys;
}

test('what a real worker and a real service show is what the table declares', async () => {
  const shown = async (port: string | number | undefined) =>
    readExposition(
      await (
        await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
      ).text(),
    );
  for (const [shownBy, port] of [
    ['worker', worker.env['FRESH_METRICS_PORT']],
    ['worker', mineWorker.env['FRESH_METRICS_PORT']],
    ['query-service', service.port],
  ] as const) {
    const { families, samples } = await shown(port);
    const own = Object.entries(families).filter(([name]) => !/^fresh_(process|nodejs)_/.test(name));
    const said = Object.entries(table).filter(([, spec]) => spec.shownBy === shownBy);
    expect(Object.fromEntries(own)).toEqual(
      Object.fromEntries(said.map(([name, { type, help }]) => [name, { type, help }])),
    );
    for (const { name, labels } of samples) {
      const spec = table[name.replace(/_(bucket|sum|count)$/, '')] ?? table[name];
      if (spec === undefined) continue;
      expect(
        Object.keys(labels)
          .filter((label) => label !== 'le')
          .sort(),
        name,
      ).toEqual([...spec.labels].sort());
      expect(Object.values(labels), name).not.toContain('other');
    }
  }
  const text = readFileSync(worker.log, 'utf8');
  expect(text).not.toContain('cannot look');
});

test('a worker that ends calls, and so does the service', async () => {
  await mineWorker.stop();
  await service.stop();
  await untilFiring('FreshDeadLetters', 'FreshWriteFailures', 'FreshWorkerDown', 'FreshQueryServiceDown');
  expect(await prometheus.ask('up{job="fresh-worker"} == 0')).toMatchObject([
    { labels: { process: 'mine-worker' } },
  ]);
});
