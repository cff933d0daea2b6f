import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shopSaid } from '../../../queries/_sample/shop.ts';
import { QueryResult } from '../../../schemas/cli/query.ts';
import { freePort } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, graphUrl, openBench } from '../write/write-bench.ts';

const repo = 'test.example/commands-shop';
let bench: Bench;
let home: string;
let env: Record<string, string>;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fresh-commands-'));
  env = { FRESH_HOME: home, FRESH_GRAPH_URL: graphUrl(), NO_COLOR: '1' };
  bench = await openBench([repo]);
  const run = runOf(repo, 1);
  await bench.write(run, await bench.seal(run, shopSaid));
});
afterAll(async () => {
  await bench.close();
  rmSync(home, { recursive: true });
});

test('fresh query lists the registry, and asks one of it', async () => {
  const list = await runCli(['query', '--json'], env);
  expect(QueryResult.parse(list.json)).toHaveProperty('queries.0.name', 'activity');
  const asked = await runCli(
    ['query', 'languages', '--param', `repo=${repo}`, '--param', 'limit=2', '--json'],
    env,
  );
  expect(asked.json).toMatchObject({ query: 'languages', params: { repo, limit: 2 }, rows: 2 });
  const paths = ['--param', 'paths=jobs/run.py', '--param', 'paths=jobs/load.py'];
  const listed = await runCli(['query', 'file_commits', '--param', `repo=${repo}`, ...paths], env);
  expect(
    listed.stdout
      .split('\n')
      .slice(0, 3)
      .map((line) => line.split(/\s/)[0]),
  ).toEqual(['path', 'jobs/load.py', 'jobs/run.py']);
});

test('fresh query says what it does not understand, and how it is meant', async () => {
  for (const [args, said] of [
    [['hotspot'], 'did you mean hotspots'],
    [['languages'], 'repo: '],
    [['languages', '--param', 'repo'], 'NAME=VALUE'],
    [['languages', '--param', `repo=${repo}`, '--param', 'more=1'], 'more'],
  ] as const) {
    const { code, stderr } = await runCli(['query', ...args], env);
    expect([code, stderr.includes(said)]).toEqual([2, true]);
  }
});

test('fresh query fails in words where the graph is away', async () => {
  const { code, stderr } = await runCli(['query', 'repositories'], {
    ...env,
    FRESH_GRAPH_URL: 'bolt://127.0.0.1:1',
  });
  expect(code).toBe(1);
  expect(stderr).toContain('fresh query: ');
});

test('fresh serve answers until it is told to stop, and then ends well', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ['cli/main.ts', 'serve'], {
    env: { ...process.env, ...env, FRESH_QUERY_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const [line] = await once(child.stdout, 'data');
  expect(String(line)).toContain(`http://127.0.0.1:${port}/docs`);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});

test('fresh serve does not start where others reach it without a token', async () => {
  const { code, stderr } = await runCli(['serve'], { ...env, FRESH_LISTEN: '0.0.0.0' });
  expect([code, stderr.includes('FRESH_QUERY_TOKEN')]).toEqual([1, true]);
});
