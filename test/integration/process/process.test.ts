import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { bundleWorkflows } from '../../../workers/bundle-workflows.ts';
import { traceSinks } from '../../../workers/trace-sinks.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { forgetRepository } from '../../servers/forget-repository.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from './small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-process-'));
let fleet: Fleet;
const cli = (...args: string[]) => runCli(args, fleet.env);

beforeAll(async () => {
  fleet = await startFleet(join(home, 'fleet'));
  const migrated = await cli('graph', 'migrate', '--json');
  expect(migrated.code).toBe(0);
});
afterAll(() => fleet.stop());

test('from an address to pages: complete, then unchanged, and forced again creates and changes nothing', async () => {
  const repository = new SmallRepository(join(home, 'meters'));
  repository.commit('Start', sampleFiles(12));
  const first = await cli('process', repository.path, '--json');
  const result = ProcessResult.parse(first.json);
  expect(first.code, first.stderr).toBe(0);
  expect(result.outcome).toBe('complete');
  expect(result.created.nodes).toBeGreaterThan(30);
  expect(result.created.edges).toBeGreaterThan(50);
  expect(result.staged).toBe((result.accepted ?? 0) + (result.rejected ?? 0) + (result.dead_lettered ?? 0));
  expect(result.reports.length).toBeGreaterThan(0);
  for (const page of result.reports) expect(readFileSync(page).length).toBeGreaterThan(0);
  expect(Object.values(result.phases).every((seconds) => seconds !== null)).toBe(true);

  const again = ProcessResult.parse((await cli('process', repository.path, '--json')).json);
  expect(again).toMatchObject({
    outcome: 'unchanged',
    created: { nodes: 0, edges: 0 },
    changed: 0,
    run_id: result.run_id,
    graph_hash: result.graph_hash,
    reports: result.reports,
  });

  const forced = ProcessResult.parse((await cli('process', repository.path, '--force', '--json')).json);
  expect(forced).toMatchObject({
    outcome: 'complete',
    created: { nodes: 0, edges: 0 },
    changed: 0,
    graph_hash: result.graph_hash,
  });
});

test('replaying commits one by one ends where a clean build of the last one ends (law 2), and what is gone is gone', async () => {
  const files = sampleFiles(6);
  const stepwise = new SmallRepository(join(home, 'parity'));
  stepwise.commit('Start', files);
  await cli('process', stepwise.path, '--json');
  stepwise.commit('Change one function and drop a model', {
    'app/step_2.py': 'def run_2(value):\n    return [value for value in range(3) if value]\n',
    'models/marts/fct_daily.sql': null,
  });
  await cli('process', stepwise.path, '--accept-removals', '--json');
  stepwise.commit('Rename a module', {
    'app/step_5.py': null,
    'app/last_step.py': 'def run_5(value):\n    return value\n',
  });
  const replayed = ProcessResult.parse(
    (await cli('process', stepwise.path, '--accept-removals', '--json')).json,
  );
  expect(replayed.outcome).toBe('complete');
  const exported = await cli('graph', 'export', '--repo', replayed.repo);
  expect(exported.stdout).not.toContain('fct_daily');
  expect(exported.stdout).not.toContain('step_5.py');
  expect(exported.stdout).toContain('last_step.py');

  await forgetRepository(replayed.repo);
  const clean = ProcessResult.parse((await cli('process', stepwise.path, '--force', '--json')).json);
  expect(clean.graph_hash).toBe(replayed.graph_hash);
});

test('a deleted repository is forgotten: the guard asks, and then nothing of it is live', async () => {
  const repository = new SmallRepository(join(home, 'deleted'));
  repository.commit('Start', sampleFiles(20));
  const { repo } = ProcessResult.parse((await cli('process', repository.path, '--json')).json);
  const asked = await cli('forget', repo, '--json');
  expect([asked.code, asked.json.outcome]).toEqual([4, 'waiting']);
  expect((await cli('process', repo, '--removals', 'keep', '--json')).code).toBe(0);
  let kept = await cli('graph', 'counts', '--repo', repo, '--json');
  expect(kept.json.nodes).toBeGreaterThan(20);
  let gone = await cli('forget', repo, '--accept-removals', '--json');
  // The run that was told to keep may still be closing its books.
  for (let tries = 0; gone.code !== 0 && tries < 30; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    gone = await cli('forget', repo, '--accept-removals', '--json');
  }
  expect(gone.json.outcome).toBe('complete');
  kept = await cli('graph', 'counts', '--repo', repo, '--json');
  expect(kept.json).toEqual({ nodes: 0, edges: 0 });
});

test('a worker killed in the middle loses nothing: the run goes on and ends in the same graph', async () => {
  const repository = new SmallRepository(join(home, 'killed'));
  repository.commit('Start', sampleFiles(60));
  const undisturbed = ProcessResult.parse((await cli('process', repository.path, '--json')).json);
  await forgetRepository(undisturbed.repo);

  const running = cli('process', repository.path, '--force', '--json');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await fleet.kill();
  await fleet.restart();
  const disturbed = await running;
  expect(disturbed.code, disturbed.stderr).toBe(0);
  expect(ProcessResult.parse(disturbed.json)).toMatchObject({
    outcome: 'complete',
    graph_hash: undisturbed.graph_hash,
  });
});

test('histories hold references only, carry no payload over 64 KB, and replay', async () => {
  const { temporalAddress, namespace } = inject('servers');
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace });
  const repository = new SmallRepository(join(home, 'histories'));
  repository.commit('Start', sampleFiles(30));
  const { repo } = ProcessResult.parse((await cli('process', repository.path, '--json')).json);
  const history = await client.workflow.getHandle(`repo:${repo}`).fetchHistory();
  for (const event of history.events ?? []) expect(JSON.stringify(event).length).toBeLessThan(64 * 1024);
  const json = historyToJSON(history);
  expect(json).not.toContain('def run_1');
  await Worker.runReplayHistory(
    { workflowBundle: await bundleWorkflows(), sinks: traceSinks },
    JSON.parse(json),
    `repo:${repo}`,
  );
  await connection.close();
});

test('bad addresses end as failed with a name and what to do next, and leave nothing half-done', async () => {
  const empty = new SmallRepository(join(home, 'empty'));
  const cases = [
    ['https://localhost:1/nobody/nothing.git', 'HostUnreachable'],
    [join(home, 'no-such-folder'), 'RepositoryNotFound'],
    [empty.path, 'EmptyRepository'],
  ] as const;
  for (const [address, code] of cases) {
    const { code: exit, json } = await cli('process', address, '--json');
    expect(exit).toBe(1);
    expect(json).toMatchObject({ outcome: 'failed', error: { code } });
    expect(json.error.hint).not.toBe('');
  }
  expect((await cli('process')).code).toBe(2);
});

test('one trace id goes through the whole run’s log', async () => {
  const lines = readFileSync(fleet.log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const traced = lines
    .map((line) => JSON.parse(line))
    .filter((entry) => entry.msg === 'activity done' && entry.run_id !== undefined);
  const byRun = Map.groupBy(traced, (entry) => `${entry.repo} ${entry.run_id}`);
  expect(byRun.size).toBeGreaterThan(0);
  for (const entries of byRun.values()) expect(new Set(entries.map((entry) => entry.trace_id)).size).toBe(1);
  expect(readdirSync(fleet.reports).length).toBeGreaterThan(0);
});
