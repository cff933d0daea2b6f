import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, inject, test } from 'vitest';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { connectTemporal } from '../../../adapters/temporal/connect.ts';
import { missingAttributes } from '../../../adapters/temporal/prepare-namespace.ts';
import { findFreePorts } from '../../../infra/local/ports.ts';
import { findMarked } from '../../../infra/local/processes.ts';
import { projectRoot } from '../../../infra/local/settings.ts';
import { readStackState } from '../../../infra/local/stack-state.ts';
import { retentionDays, searchAttributes } from '../../../infra/local/temporal-server.ts';
import { StatusResult } from '../../../schemas/cli/status.ts';
import { UpResult } from '../../../schemas/cli/up.ts';

const homes: { home: string; env: Record<string, string> }[] = [];

/** A home of its own with the installed servers linked into it, and ports of its own. */
async function newHome() {
  const home = mkdtempSync(join(tmpdir(), 'fresh-home-'));
  spawnSync('ln', ['-s', join(inject('servers').toolchainHome, 'toolchain'), join(home, 'toolchain')]);
  const ports = await findFreePorts(8);
  const env = {
    FRESH_HOME: home,
    FRESH_STACK: 'local',
    FRESH_TEMPORAL_PORT: String(ports[0]),
    FRESH_TEMPORAL_UI_PORT: String(ports[1]),
    FRESH_GRAPH_PORT: String(ports[2]),
    FRESH_METRICS_PORT: String(ports[3]),
    FRESH_CORE_METRICS_PORT: String(ports[4]),
    FRESH_MINE_METRICS_PORT: String(ports[5]),
    FRESH_MINE_CORE_METRICS_PORT: String(ports[6]),
    FRESH_QUERY_PORT: String(ports[7]),
    FRESH_GRAPH_HEAP: '512m',
  };
  homes.push({ home, env });
  return { home, env };
}

/** Runs a command as a person does and returns its exit code and its JSON answer. */
async function fresh(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; answer: unknown; errors: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'cli', 'main.ts'), ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (errors += String(data)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  return { code, answer: last === '' ? null : JSON.parse(last), errors };
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(100);
}

async function status(env: Record<string, string>): Promise<StatusResult> {
  return StatusResult.parse((await fresh(env, 'status')).answer);
}

afterEach(async () => {
  for (const { home, env } of homes.splice(0)) {
    await fresh(env, 'down');
    rmSync(home, { recursive: true, force: true });
  }
});

test('up serves both servers, down ends them all, and up again finds the data', async () => {
  const { home, env } = await newHome();
  const up = await fresh(env, 'up', '--servers-only');
  expect(up.code, up.errors).toBe(0);
  expect(UpResult.parse(up.answer).already).toBe(false);
  expect((await status(env)).services.map(({ name, health }) => [name, health])).toEqual([
    ['temporal', 'healthy'],
    ['graph', 'healthy'],
  ]);

  const place = { address: `127.0.0.1:${env.FRESH_TEMPORAL_PORT}`, namespace: 'fresh' };
  expect(await missingAttributes({ ...place, retentionDays, attributes: searchAttributes })).toEqual([]);
  const first = await connectTemporal(place);
  await first.client.workflow.start('NobodyRunsThis', { taskQueue: 'nobody', workflowId: 'kept' });
  await first.close();
  const url = `bolt://127.0.0.1:${env.FRESH_GRAPH_PORT}`;
  const writing = createGraph({ url });
  await writing.write([{ text: 'CREATE (n:Entity {rid: $rid})', params: { rid: 'kept' } }]);
  await writing.close();

  expect((await fresh(env, 'down')).code).toBe(0);
  expect(findMarked(home)).toEqual([]);
  expect((await fresh(env, 'status')).code).toBe(1);

  expect((await fresh(env, 'up', '--servers-only')).code).toBe(0);
  expect(UpResult.parse((await fresh(env, 'up', '--servers-only')).answer).already).toBe(true);
  const second = await connectTemporal(place);
  expect((await second.client.workflow.getHandle('kept').describe()).status.name).toBe('RUNNING');
  await second.close();
  const reading = createGraph({ url });
  expect(
    await reading.read({ text: 'MATCH (n:Entity {rid: $rid}) RETURN n.rid AS rid', params: { rid: 'kept' } }),
  ).toEqual([{ rid: 'kept' }]);
  await reading.close();
});

test('up runs the workers and the query service over the graph, and tells where it is', async () => {
  const { home, env } = await newHome();
  const up = await fresh(env, 'up');
  expect(up.code, up.errors).toBe(0);
  const { urls } = UpResult.parse(up.answer);
  const { healthy, services } = await status(env);
  expect(healthy).toBe(true);
  expect(services.map(({ name }) => name)).toContain('query-service');
  expect((await fetch(urls['queries'] ?? '')).status).toBe(200);
  const answer = await fetch(`http://127.0.0.1:${env.FRESH_QUERY_PORT}/queries/repositories`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await answer.json()).toMatchObject({ meta: { rows: 0, cut: false }, data: [] });
  expect((await fresh(env, 'down')).code).toBe(0);
  expect(findMarked(home)).toEqual([]);
});

test('a killed server is started again, and a killed supervisor leaves nothing that down does not end', async () => {
  const { home, env } = await newHome();
  expect((await fresh(env, 'up', '--servers-only')).code).toBe(0);
  const before = (await status(env)).services.find(({ name }) => name === 'temporal');
  process.kill(before?.pid ?? 0, 'SIGKILL');
  await until(async () => {
    const now = (await status(env)).services.find(({ name }) => name === 'temporal');
    return now?.health === 'healthy' && now.pid !== before?.pid && now.restarts === 1;
  });

  const supervisor = readStackState(home)?.supervisor;
  process.kill(supervisor?.pid ?? 0, 'SIGKILL');
  await until(() => findMarked(home).every(({ pid }) => pid !== supervisor?.pid));
  expect(findMarked(home).length).toBeGreaterThanOrEqual(2);
  expect((await fresh(env, 'down')).code).toBe(0);
  expect(findMarked(home)).toEqual([]);
  expect(existsSync(join(home, 'run', 'stack.json'))).toBe(false);
});

test('a port held by a stranger is named with the variable to set, and nothing is left running', async () => {
  const { home, env } = await newHome();
  const stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(Number(env.FRESH_GRAPH_PORT), '127.0.0.1', resolve));
  const up = await fresh(env, 'up', '--servers-only');
  stranger.close();
  expect(up.code).toBe(1);
  expect(up.errors).toContain(String(env.FRESH_GRAPH_PORT));
  expect(up.errors).toContain('FRESH_GRAPH_PORT');
  expect(findMarked(home)).toEqual([]);
});
