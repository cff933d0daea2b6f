import { mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { safeName } from '../../../adapters/staging/safe-name.ts';
import { connectTemporal } from '../../../adapters/temporal/connect.ts';
import { BackfillResult } from '../../../schemas/cli/backfill.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { Receipt } from '../../../schemas/receipt.ts';
import type { RunProgress } from '../../../workflows/messages.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { forgetRepository } from '../../servers/forget-repository.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';
import { activitiesOf } from './activities-of.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-backfill-'));
let fleet: Fleet;
const cli = (...args: string[]) => runCli(args, fleet.env);
const process = async (...args: string[]) =>
  ProcessResult.parse((await cli('process', ...args, '--json')).json);
const graphHash = async (repo: string): Promise<string> =>
  (await cli('graph', 'hash', '--repo', repo, '--json')).json.graph_hash;
const backfill = async (...args: string[]) => {
  const answer = await cli('backfill', ...args, '--json');
  return { ...answer, result: BackfillResult.parse(answer.json) };
};

let lake: ProcessResult;
let mill: ProcessResult;

beforeAll(async () => {
  fleet = await startFleet(join(home, 'fleet'));
  expect((await cli('graph', 'migrate', '--json')).code).toBe(0);
  const paths = ['lake', 'mill'].map((name, n) => {
    const repository = new SmallRepository(join(home, name));
    repository.commit('Start', sampleFiles(8 + n));
    return repository.path;
  });
  [lake, mill] = (await Promise.all(paths.map((path) => process(path)))) as [ProcessResult, ProcessResult];
});
afterAll(() => fleet.stop());

test('a wiped graph is the same again from staging alone: nothing is fetched, nothing is mined', async () => {
  await forgetRepository(lake.repo);
  await forgetRepository(mill.repo);
  const { code, result, stderr } = await backfill();
  expect(code, stderr).toBe(0);
  expect(result).toMatchObject({ outcomes: { complete: 2 }, runs: 2, changed: 0, troubled: [] });
  // Shared nodes stayed, so only edges are all new.
  expect(result.created.nodes).toBeGreaterThan(50);
  expect(result.created.edges).toBe((lake.created.edges ?? 0) + (mill.created.edges ?? 0));
  for (const { repo, graph_hash } of [lake, mill]) {
    expect(await graphHash(repo)).toBe(graph_hash);
    const done = await activitiesOf(`repo:${repo}`);
    expect(done).toContain('remapRun');
    expect(
      done.filter((name) => /resolve|fetch|census|mine|mining|analy|openRun|sealRun/i.test(name)),
    ).toEqual([]);
  }
  expect(stderr).toMatch(/left; open:/);
});

test('again it writes nothing, and the next run of ProcessRepo finds nothing to do', async () => {
  const { result } = await backfill('--repo', lake.repo);
  expect(result).toMatchObject({
    outcomes: { complete: 1 },
    created: { nodes: 0, edges: 0 },
    changed: 0,
    runs: 1,
  });
  expect(await process(join(home, 'lake'))).toMatchObject({
    outcome: 'unchanged',
    run_id: '000003',
    graph_hash: lake.graph_hash,
  });
  const receipt = Receipt.parse(
    JSON.parse(await readFile(staged(lake.repo, '000003', 'receipt.json'), 'utf8')),
  );
  expect(receipt).toMatchObject({
    result: { outcome: 'complete', changed: 0 },
    backfill: { of: '000002', since: null, retired: 0 },
  });
  expect((await cli('stage-scan', '--repo', lake.repo)).code).toBe(0);
});

test('a dry run names what a range means and does nothing', async () => {
  const all = await backfill('--dry-run', '--since', '2');
  expect(all.result.would.map(({ repo, run_id }) => [repo, run_id])).toEqual([
    [lake.repo, '000003'],
    [mill.repo, '000002'],
  ]);
  expect(all.stderr).toContain(`${lake.repo}  run 000003`);
  expect((await backfill('--dry-run', '--since', '3')).result).toMatchObject({ runs: 1, passed_over: 1 });
  expect((await backfill('--dry-run', '--since', '2000-01-01')).result.runs).toBe(2);
  expect((await backfill('--dry-run', '--since', '2100-01-01')).result.runs).toBe(0);
  expect((await backfill('--dry-run', '--since', '999.0.0')).result.passed_over).toBe(2);
  expect((await backfill('--dry-run', '--kind', 'dbt-node', '--repo', join(home, 'lake'))).result.runs).toBe(
    1,
  );
  const strange = await backfill('--dry-run', '--repo', 'example.com/nobody/nothing');
  expect(strange.code).toBe(1);
  expect(strange.result.troubled).toMatchObject([{ repo: 'example.com/nobody/nothing', code: 'NotStaged' }]);
  expect((await cli('backfill', '--since', 'yesterday')).code).toBe(2);
  expect((await cli('backfill', '--kind', 'nothing')).code).toBe(2);
  expect(await graphHash(lake.repo)).toBe(lake.graph_hash);
});

test('after a change of mapping only what it says otherwise is written, and back again', async () => {
  const exported = async () => (await cli('graph', 'export', '--repo', lake.repo)).stdout.split('\n');
  const before = await exported();
  await fleet.stop();
  const preload = new URL('../../fixtures/processes/changed-mapping.ts', import.meta.url).pathname;
  const changed = await startFleet(fleet.home, { NODE_OPTIONS: `--import ${preload}` });
  const { result } = await backfill('--repo', lake.repo);
  const after = await exported();
  await changed.stop();
  await fleet.restart();
  const functions = before.filter((line) => line.includes('"family":"Function"'));
  expect(functions).toHaveLength(8);
  expect(result).toMatchObject({ created: { nodes: 0, edges: 0 }, changed: 8 });
  const different = after.filter((line) => !before.includes(line));
  expect(different).toHaveLength(8);
  for (const line of different) expect(line).toContain('"language":"Python of old"');
  expect((await backfill('--repo', lake.repo)).result.changed).toBe(8);
  expect(await graphHash(lake.repo)).toBe(lake.graph_hash);
});

test('a worker killed while it writes loses nothing', async () => {
  const repository = new SmallRepository(join(home, 'dam'));
  repository.commit('Start', sampleFiles(120));
  const dam = await process(repository.path);
  await forgetRepository(dam.repo);
  const running = backfill('--repo', dam.repo);
  await untilPhase(dam.repo, 'write');
  await fleet.kill();
  await fleet.restart();
  const { code, result, stderr } = await running;
  expect(code, stderr).toBe(0);
  expect(result.outcomes).toEqual({ complete: 1 });
  expect(await graphHash(dam.repo)).toBe(dam.graph_hash);
});

test('items of another contract version are a failure of that repository alone, counted and named', async () => {
  const newest = staged(mill.repo, '000002', 'index.json');
  const index = await readFile(newest, 'utf8');
  await writeFile(newest, index.replace(/"contract_version":"[^"]+"/, '"contract_version":"0.0.1"'));
  await rm(`${newest}.ref`);
  const { code, result } = await backfill();
  expect(code).toBe(1);
  expect(result.outcomes).toEqual({ complete: 2, failed: 1 });
  expect(result.troubled).toEqual([{ repo: mill.repo, outcome: 'failed', code: 'ContractOutdated' }]);
});

const staged = (repo: string, run: string, name: string): string =>
  join(fleet.home, 'data', 'staging', safeName(repo), run, name);

async function untilPhase(repo: string, phase: string): Promise<void> {
  const { temporalAddress, namespace } = inject('servers');
  const { client, close } = await connectTemporal({ address: temporalAddress, namespace });
  const handle = client.workflow.getHandle(`repo:${repo}`);
  for (;;) {
    const progress = await handle.query<RunProgress>('progress').catch(() => null);
    if (progress?.phase === phase) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await close();
}
