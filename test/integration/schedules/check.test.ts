import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { graphCheck, lastGraphCheck } from '../../../adapters/temporal/check-schedule.ts';
import { connectTemporal } from '../../../adapters/temporal/connect.ts';
import { deleteDaily, describeDaily } from '../../../adapters/temporal/daily-schedule.ts';
import { emptyGraph } from '../../servers/empty-graph.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-check-'));
let temporal: Awaited<ReturnType<typeof connectTemporal>>;
let graph: Graph;
let fleet: Fleet;

beforeAll(async () => {
  const { temporalAddress, namespace, graphUrl } = inject('servers');
  temporal = await connectTemporal({ address: temporalAddress, namespace });
  graph = createGraph({ url: graphUrl });
  await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
  await emptyGraph(graph);
  await graph.write([{ text: PLANT, params: {} }]);
  fleet = await startFleet(home);
});
afterAll(async () => {
  await fleet.stop();
  await deleteDaily(temporal.client, graphCheck);
  await emptyGraph(graph);
  await graph.close();
  await temporal.close();
  rmSync(home, { recursive: true, force: true });
});

/** Two files that both use one table, each by an edge of its own. */
const PLANT = `CREATE (t:Entity {rid: 'aa', family: 'Dataset', key: 't'})
CREATE (a:Entity {rid: 'bb', family: 'File', key: 'a'})
CREATE (b:Entity {rid: 'cc', family: 'File', key: 'b'})
CREATE (a)-[:READS {eid: 'e1', fh: '1'}]->(t)
CREATE (b)-[:READS {eid: 'e2', fh: '2'}]->(t)`;
const AGAIN = `MATCH (a:Entity {rid: 'bb'})
MATCH (t:Entity {rid: 'aa'})
CREATE (a)-[:READS {eid: 'e1', fh: '1'}]->(t)`;

const NEWER = `MATCH (a:Entity {rid: 'bb'})
MATCH (t:Entity {rid: 'aa'})
CREATE (a)-[:READS {eid: 'e1', fh: '3', run: '000002'}]->(t)`;

test('a worker schedules the check without any repository; a duplicate edge is seen in its result, by the command and in the metrics', async () => {
  expect(await describeDaily(temporal.client, graphCheck)).toMatchObject({
    paused: false,
    next: expect.stringMatching(/T05:/),
  });
  const sound = { duplicate_nodes: 0, duplicate_edges: 0, named: [] };
  expect(await checkBySchedule()).toEqual(sound);
  expect(await runCli(['graph', 'check', '--json'], fleet.env)).toMatchObject({ code: 0, json: sound });

  await graph.write([{ text: AGAIN, params: {} }]);
  const found = {
    duplicate_nodes: 0,
    duplicate_edges: 1,
    named: [{ what: 'edge', id: 'e1', type: 'READS', times: 2 }],
  };
  expect(await checkBySchedule()).toEqual(found);
  expect(await runCli(['graph', 'check', '--json'], fleet.env)).toMatchObject({ code: 1, json: found });
  await expect
    .poll(() => shown('fresh_duplicate_facts_gauge'), { timeout: 120_000, interval: 1_000 })
    .toBe(1);
});

test('a repair leaves the copy that the newest run wrote, and every edge that stood once', async () => {
  await graph.write([
    { text: 'MATCH ()-[e {eid: $eid}]->() SET e.run = $old', params: { eid: 'e1', old: '000001' } },
    { text: NEWER, params: {} },
    { text: NEWER, params: {} },
  ]);
  const found = { what: 'edge', id: 'e1', type: 'READS', times: 4 };
  expect((await runCli(['graph', 'check', '--json'], fleet.env)).json.named).toEqual([found]);
  const repaired = { duplicate_nodes: 0, duplicate_edges: 0, named: [], removed: 3 };
  const asked = await runCli(['graph', 'check', '--repair', '--json'], fleet.env);
  expect(asked, asked.stderr).toMatchObject({ code: 0, json: repaired });
  const left = await graph.read({
    text: 'MATCH (a)-[e:READS]->(b) RETURN e.eid AS eid, e.run AS run, a.rid AS from, b.rid AS to ORDER BY eid',
    params: {},
  });
  expect(left).toEqual([
    { eid: 'e1', run: '000002', from: 'bb', to: 'aa' },
    { eid: 'e2', run: null, from: 'cc', to: 'aa' },
  ]);
  const { removed: _, ...sound } = repaired;
  expect((await runCli(['graph', 'check', '--repair', '--json'], fleet.env)).json).toEqual(sound);
});

/** As the Web UI triggers it; answers what the run found. */
async function checkBySchedule(): Promise<unknown> {
  const handle = temporal.client.schedule.getHandle(graphCheck.id);
  const before = (await handle.describe()).info.numActionsTaken;
  await handle.trigger();
  await expect.poll(async () => (await handle.describe()).info.numActionsTaken).toBe(before + 1);
  const [action] = (await handle.describe()).info.recentActions.slice(-1);
  if (action?.action.type !== 'startWorkflow') throw new Error('the schedule started nothing');
  const { workflowId, firstExecutionRunId } = action.action.workflow;
  const result: unknown = await temporal.client.workflow.getHandle(workflowId, firstExecutionRunId).result();
  // The list of workflows is brought up to date a moment after a workflow has closed.
  await expect.poll(() => lastGraphCheck(temporal.client)).toEqual(result);
  return result;
}

async function shown(metric: string): Promise<number | null> {
  const page = await fetch(`http://127.0.0.1:${fleet.env['FRESH_METRICS_PORT']}/metrics`);
  const line = new RegExp(`^${metric} (\\S+)$`, 'm').exec(await page.text());
  return line === null ? null : Number(line[1]);
}
