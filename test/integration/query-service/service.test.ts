import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { shopSaid } from '../../../queries/_sample/shop.ts';
import { shopInfrastructure } from '../../../queries/_sample/shop-infrastructure.ts';
import { languages } from '../../../queries/languages/query.ts';
import type { Parts } from '../../../query-service/parts.ts';
import { Problem } from '../../../query-service/problem.ts';
import { openTcpGate } from '../../servers/tcp-gate.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, graphUrl, openBench } from '../write/write-bench.ts';
import { type OpenService, openService } from './open-service.ts';

const repo = 'test.example/service-shop';
const opened: { close: () => Promise<void> }[] = [];
let bench: Bench;
let root: string;
beforeAll(async () => {
  bench = await openBench([repo]);
  root = mkdtempSync(join(tmpdir(), 'fresh-service-'));
  const run = runOf(repo, 1);
  await bench.write(run, await bench.seal(run, [...shopSaid, ...shopInfrastructure]));
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
afterAll(async () => {
  await bench.close();
  rmSync(root, { recursive: true });
});

/** An answer of a query as its readers see it. */
const Answer = z.object({
  meta: z.object({ cut: z.boolean(), params: z.record(z.string(), z.unknown()) }),
  data: z.array(z.unknown()),
});
const answerOf = async (response: Response): Promise<z.infer<typeof Answer>> =>
  Answer.parse(await response.json());

async function serve(parts: Partial<Parts> = {}, url = graphUrl()): Promise<OpenService> {
  const service = await openService(url, root, parts);
  opened.push(service);
  return service;
}

/** The problem that an answer carries, checked to be one and to tell nothing of the inside. */
async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const text = await response.text();
  for (const inside of ['MATCH', 'UNWIND', 'at async', '.ts:', 'node_modules', 'Neo.', root])
    expect(text).not.toContain(inside);
  const problem = Problem.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  return problem;
}

const caps = { rows: 1000, timeoutMs: 1000, bodyBytes: 2048 };

/** A query that counts for minutes. */
const slow = {
  ...languages,
  name: 'slow',
  params: z.strictObject({ limit: z.int().default(1) }),
  row: z.strictObject({ numbers: z.int() }),
  cypher: new URL('slow.cypher', import.meta.url),
};

test('a saved query is answered with its rows and how they came about', async () => {
  const service = await serve();
  const answer = await service.ask('languages', { repo });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    meta: {
      query: 'languages',
      params: { repo, limit: 200 },
      elapsed_ms: expect.any(Number),
      rows: 6,
      cut: false,
    },
    data: expect.arrayContaining([{ language: 'Python', files: 3, lines: 90 }]),
  });
});

test('an answer says when it was cut, by its own limit or by the cap of the service', async () => {
  const service = await serve({ caps: { ...caps, timeoutMs: 20_000, rows: 3 } });
  const few = await answerOf(await service.ask('languages', { repo, limit: 2 }));
  expect([few.meta.cut, few.meta.params.limit, few.data.length]).toEqual([true, 2, 2]);
  const capped = await answerOf(await service.ask('languages', { repo }));
  expect([capped.meta.cut, capped.meta.params.limit, capped.data.length]).toEqual([true, 3, 3]);
  const enough = await answerOf(await service.ask('activity', { repo: 'test.example/none' }));
  expect([enough.meta.cut, enough.data.length]).toEqual([false, 0]);
});

test('views give the answers of the queries that they stand for', async () => {
  const service = await serve();
  const start = `${repo}::shop.stg_orders`;
  const pairs = [
    ['/models?', { repo, layer: 'staging' }, 'models_by_layer'],
    ['/hotspots?', { repo, limit: '5' }, 'hotspots'],
    ['/lineage?', { start, direction: 'up', depth: '2' }, 'lineage'],
  ] as const;
  for (const [path, params, name] of pairs) {
    const view = await answerOf(await fetch(service.url + path + new URLSearchParams(params)));
    const whole = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, /^\d+$/.test(value) ? Number(value) : value]),
    );
    expect(view.data.length).toBeGreaterThan(0);
    expect(view.data).toEqual((await answerOf(await service.ask(name, whole))).data);
  }
});

test('params that the query does not take are named with their path: 400', async () => {
  const service = await serve();
  const { errors } = await problemOf(await service.ask('languages', { repo: 'no key', limit: 0, more: 1 }));
  expect(errors?.map(({ path }) => path)).toEqual(['body.repo', 'body.limit', 'body.more']);
  const view = await problemOf(await fetch(`${service.url}/lineage?start=x&depth=deep`));
  expect(view.errors?.map(({ path }) => path)).toEqual(['querystring.depth']);
  const text = await fetch(`${service.url}/queries/languages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"repo":',
  });
  expect((await problemOf(text)).status).toBe(400);
});

test('a query that offers it is answered as of an earlier run; where it is not, and of what run, is told', async () => {
  const service = await serve();
  const now = await answerOf(await service.ask('statements', { repo }));
  const then = await answerOf(await service.ask('statements', { repo, as_of: 1 }));
  expect(then.data).toEqual(now.data);
  expect(then.meta.params).toMatchObject({ as_of: 1 });
  const models = await fetch(`${service.url}/models?${new URLSearchParams({ repo, as_of: '1' })}`);
  expect((await answerOf(models)).data.length).toBeGreaterThan(0);
  const refused = async (name: string, params: object) => {
    const { status, errors } = await problemOf(await service.ask(name, params));
    return [status, errors?.map(({ path, message }) => `${path}: ${message}`)];
  };
  expect(await refused('languages', { repo, as_of: 1 })).toEqual([
    400,
    [expect.stringMatching(/^body\.as_of: as_of is not offered by this query/)],
  ]);
  const noRun = [404, undefined];
  expect(await refused('statements', { repo, as_of: 99 })).toEqual(noRun);
  expect(await refused('lineage', { start: 'x', as_of: 1 })).toEqual(noRun);
});

test('what is not there is told with the names near it: 404', async () => {
  const service = await serve();
  const answer = await service.ask('hotspot', {});
  expect(answer.status).toBe(404);
  expect((await problemOf(answer)).near?.[0]).toBe('hotspots');
  expect((await problemOf(await fetch(`${service.url}/nothing`))).status).toBe(404);
});

test('another method is told which one is answered: 405', async () => {
  const service = await serve();
  const answer = await fetch(`${service.url}/queries/languages`);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  await problemOf(answer);
  const other = await fetch(`${service.url}/hotspots`, { method: 'DELETE' });
  expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('a body too large is 413, one that is not JSON 415', async () => {
  const service = await serve({ caps });
  expect((await problemOf(await service.ask('languages', { repo: 'x'.repeat(3000) }))).status).toBe(413);
  const plain = await service.ask('languages', { repo }, { 'content-type': 'text/plain' });
  expect((await problemOf(plain)).status).toBe(415);
});

test('with a token only those who show it are answered: 401', async () => {
  const token = 'a token that only this test knows';
  const service = await serve({ token });
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${token}` }]) {
    const answer = await service.ask('languages', { repo }, headers as Record<string, string>);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    await problemOf(answer);
  }
  expect((await service.ask('languages', { repo }, { authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await fetch(`${service.url}/nothing`)).status).toBe(401);
  for (const open of ['/health', '/openapi.json', '/docs'])
    expect((await fetch(service.url + open)).status).toBe(200);
});

test('without a token a name that is not of this machine is refused: 403', async () => {
  const { url } = await serve();
  const address = `${url}/staging/stats`;
  const ask = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(address, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on(
        'error',
        reject,
      );
    });
  for (const host of ['evil.example', 'evil.example:8090']) expect(await ask(host)).toBe(403);
  for (const host of ['localhost', '127.0.0.1:1', '[::1]:8090']) expect(await ask(host)).toBe(200);
});

test('a graph that is away is 503 with the time to try again, and answers when it is back', async () => {
  const server = new URL(graphUrl());
  const gate = await openTcpGate(Number(server.port), server.hostname);
  opened.push(gate);
  const service = await serve({}, `bolt://127.0.0.1:${gate.port}`);
  expect((await fetch(`${service.url}/health`)).status).toBe(200);
  gate.shut();
  const answer = await service.ask('languages', { repo });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  await problemOf(answer);
  const health = await fetch(`${service.url}/health`);
  expect([health.status, await health.json()]).toEqual([503, { status: 'degraded', graph: 'away' }]);
  gate.open();
  expect((await service.ask('languages', { repo })).status).toBe(200);
  expect((await fetch(`${service.url}/health`)).status).toBe(200);
});

test('a graph that hangs is 504, and its health is away', async () => {
  const server = new URL(graphUrl());
  const gate = await openTcpGate(Number(server.port), server.hostname);
  opened.push(gate);
  const service = await serve({ caps }, `bolt://127.0.0.1:${gate.port}`);
  expect((await service.ask('languages', { repo })).status).toBe(200);
  gate.silence();
  expect((await problemOf(await service.ask('languages', { repo }))).status).toBe(504);
  expect((await fetch(`${service.url}/health`)).status).toBe(503);
  gate.open();
});

test('a question that takes too long is 504, and the server no longer works on it', async () => {
  const service = await serve({ caps, queries: { slow } });
  expect((await problemOf(await service.ask('slow', {}))).status).toBe(504);
  const driver = neo4j.driver(graphUrl());
  const running = async (): Promise<number> => {
    const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery');
    return records.filter((record) => String(record.get('currentQuery')).includes('2000000000')).length;
  };
  try {
    while ((await running()) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  } finally {
    await driver.close();
  }
});

test('a query that the server refuses is 500, and what it said stays inside', async () => {
  const cypher = join(root, 'broken.cypher');
  writeFileSync(cypher, 'MATCH (n:Entity) WHERE n.size > RETURN n ORDER BY n LIMIT $limit');
  const broken = { ...slow, name: 'broken', cypher: new URL(`file://${cypher}`) };
  const service = await serve({ queries: { broken } });
  expect(await problemOf(await service.ask('broken', {}))).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: 'The service failed; its log says why.',
  });
});

test('questions are counted by query and status, and timed', async () => {
  const service = await serve();
  const metrics = async (): Promise<string> => (await fetch(`${service.url}/metrics`)).text();
  await service.ask('languages', { repo });
  await service.ask('languages', { repo: 1 });
  await metrics();
  const text = await metrics();
  expect(text).toContain('fresh_query_requests_total{query="languages",status="2xx"} 1');
  expect(text).toContain('fresh_query_requests_total{query="languages",status="4xx"} 1');
  expect(text).toContain('fresh_query_seconds_count{query="languages"} 1');
  expect(text).toContain('fresh_query_budget_seconds{query="languages"} 0.2');
});

test('what was asked before the end is answered, what comes after is not', async () => {
  const service = await serve({ queries: { languages, slow }, caps: { ...caps, timeoutMs: 2000 } });
  const before = service.ask('slow', {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  const closed = service.close();
  expect((await before).status).toBe(504);
  await closed;
  await expect(service.ask('languages', { repo })).rejects.toThrow();
  opened.pop();
});

test('the page of the description loads nothing from elsewhere', async () => {
  const { url } = await serve();
  const page = await fetch(`${url}/docs`);
  const html = await page.text();
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((link) => !link.startsWith('/docs/'))).toEqual([]);
  for (const link of loaded) expect((await fetch(url + link)).status).toBe(200);
  expect(page.headers.get('content-security-policy')).not.toContain('http');
});

test('the golden answers come over HTTP as they come from the graph', async () => {
  const service = await serve();
  const golden = JSON.parse(readFileSync('test/golden/queries/shop.json', 'utf8')) as Record<
    string,
    unknown[]
  >;
  for (const name of ['folders', 'statements', 'models_by_layer', 'people']) {
    const { data } = await answerOf(await service.ask(name, { repo }));
    const ours = JSON.stringify(golden[name]).replaceAll('test.example/report-shop', repo);
    expect(data).toEqual(JSON.parse(ours));
  }
});
