import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, expect, test } from 'vitest';
import { ingestCensus } from '../../../../activities/1-ingest/ingest-census.ts';
import { createMineActivities } from '../../../../activities/2-mine/activities.ts';
import { type MineDependencies, mineTask } from '../../../../activities/2-mine/mine-task.ts';
import type { FileMiner } from '../../../../activities/2-mine/miner.ts';
import { anyFileMiner } from '../../../../activities/2-mine/miners/any-file/miner.ts';
import { miners } from '../../../../activities/2-mine/miners/registry.ts';
import { miningPoolOptions } from '../../../../activities/2-mine/mining-pool.ts';
import { createGitMirrors } from '../../../../adapters/git/create-git-mirrors.ts';
import { createProcessPool } from '../../../../adapters/process-pool/process-pool.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import { Envelope } from '../../../../schemas/envelope.ts';
import type { PartRef } from '../../../../schemas/part-ref.ts';
import type { MinedParts, MineTask, RunRef } from '../../../../schemas/run.ts';
import { createMiningPool } from '../../../../workers/mining-pool.ts';

const FILES = 450;
const root = mkdtempSync(join(tmpdir(), 'fresh-mine-task-'));
const git = (...args: string[]): string =>
  execFileSync('git', ['-C', join(root, 'repo'), ...args], { encoding: 'utf8' }).trim();

mkdirSync(join(root, 'repo'));
for (let at = 0; at < FILES; at++)
  writeFileSync(
    join(root, 'repo', `m${String(at).padStart(4, '0')}.py`),
    `import os\n\n\ndef f${at}(x):\n    return os.getenv(x) or ${at}\n`,
  );
writeFileSync(join(root, 'repo', 'zz.txt'), 'take the process down\n');
git('init', '-q', '-b', 'main');
git('add', '.');
git('-c', 'user.name=Data Engineering', '-c', 'user.email=data@example.org', 'commit', '-qm', 'All files');

const mirrors = createGitMirrors({
  root,
  settings: { tokens: {}, hosts: {}, aliases: {} },
  env: process.env,
});
const repository = await mirrors.resolve({ repo: join(root, 'repo') });
const mirror = await mirrors.sync(repository, () => undefined);
const staging = createFileStaging({ root: join(root, 'staging') });
const pool = createMiningPool(2);
afterAll(() => pool.close());

/** A run of its own, with the census taken. */
async function openRun(name: string): Promise<Parameters<typeof mineTask>[2]> {
  const run: RunRef = {
    repo: repository.key,
    run_id: await staging.openRun(repository.key, name),
    trace_id: 'a'.repeat(32),
    sha: repository.sha,
    committed_at: await mirrors.committedAt(mirror, repository.sha),
  };
  const tools = { mirrors, staging, settings: { teams: {} }, miners: Object.values(miners) };
  const { snapshot } = await ingestCensus(
    tools,
    { run, repository, mirror },
    () => undefined,
    new AbortController().signal,
  );
  return { run, snapshot, task: { miner: 'python', unit: 'file', from: 0, to: FILES } };
}

async function linesOf(parts: readonly PartRef[]): Promise<string[]> {
  const lines: string[] = [];
  for (const part of parts) for await (const line of staging.readLines(part)) lines.push(line);
  return lines;
}

const deps: MineDependencies = { mirrors, staging, pool };
const silent = { tell: () => undefined };
const hashes = (parts: MinedParts): string[] =>
  [...parts.items, ...parts.rejects].map(({ sha256 }) => sha256);

test('a task becomes one sorted part of sound envelopes, one of rejects, and no more', async () => {
  const request = await openRun('whole');
  const parts = await mineTask(deps, miners.python, request, silent);
  expect([parts.items.length, parts.rejects.length, parts.unseen]).toEqual([1, 1, undefined]);
  const lines = await linesOf(parts.items);
  expect(lines).toEqual([...lines].sort());
  const envelopes = lines.map((line) => Envelope.parse(JSON.parse(line)));
  expect(envelopes.filter(({ kind }) => kind === 'python-function').length).toBe(FILES);
  expect(new Set(envelopes.map(({ source }) => source.path)).size).toBe(FILES);
  expect(envelopes[0]).toMatchObject({
    trace_id: request.run.trace_id,
    event_ts: request.run.committed_at,
    source: { miner: 'python', miner_version: miners.python.version, sha: repository.sha },
  });
});

test('the number of processes does not change a byte', async () => {
  const one = createMiningPool(1);
  const lines = await mineTask({ ...deps, pool: one }, miners.python, await openRun('one process'), silent);
  await one.close();
  expect(hashes(lines)).toEqual(
    hashes(await mineTask(deps, miners.python, await openRun('two processes'), silent)),
  );
});

test('a retry mines only what the attempt before did not stage, and ends with the same parts', async () => {
  const request = await openRun('interrupted');
  const abort = new AbortController();
  const tell = ({ done }: { done: number }): void => {
    if (done === 250) abort.abort(new Error('worker is stopping'));
  };
  await expect(mineTask(deps, miners.python, request, { signal: abort.signal, tell })).rejects.toThrow(
    'worker is stopping',
  );

  const asked: string[] = [];
  const blobs = (at: string, ids: Iterable<string>) => {
    const list = [...ids];
    asked.push(...list);
    return mirrors.blobs(at, list);
  };
  const told: number[] = [];
  const parts = await mineTask({ ...deps, mirrors: { ...mirrors, blobs } }, miners.python, request, {
    tell: ({ done }) => told.push(done),
  });
  expect(asked.length).toBe(FILES - 200);
  expect(told[0]).toBe(200);
  expect(told.at(-1)).toBe(FILES);
  expect(hashes(parts)).toEqual(
    hashes(await mineTask(deps, miners.python, await openRun('at one go'), silent)),
  );
});

test('law 9: a file that takes its process down is unseen, is told so, and costs no other file', async () => {
  const entry = new URL('../../../fixtures/processes/treacherous-mining.ts', import.meta.url);
  const weak: MineDependencies['pool'] = createProcessPool({ ...miningPoolOptions, size: 1, entry });
  const { censusOnly: _, ...reading } = anyFileMiner;
  const miner: FileMiner = reading;
  const request = await openRun('treachery');
  const task: MineTask = { miner: 'any-file', unit: 'file', from: 0, to: FILES + 1 };
  const parts = await mineTask({ ...deps, pool: weak }, miner, { ...request, task }, silent);
  await weak.close();
  expect(parts.unseen?.count).toBe(1);
  expect(await linesOf(parts.unseen === undefined ? [] : [parts.unseen])).toEqual([
    '{"miner":"any-file","path":"zz.txt","why":"ended with exit code 9"}',
  ]);
  expect(parts.items[0]?.count).toBe(FILES);
});

test('the activities plan every file once, in at most 40 tasks a miner, and heartbeat how far they are', async () => {
  const request = await openRun('as activities');
  const activities = createMineActivities(deps);
  const { tasks } = await activities.planMining(request);
  for (const name of ['any-file', 'python']) {
    const own = tasks.filter(({ miner }) => miner === name);
    expect(own.length).toBeLessThanOrEqual(40);
    expect(own.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(name === 'python' ? FILES : FILES + 1);
  }
  const beats: { done: number; total: number | null }[] = [];
  const environment = new MockActivityEnvironment();
  environment.on('heartbeat', (details) => beats.push(details));
  const parts = (await environment.run(activities.mine, request)) as MinedParts;
  expect(parts.items[0]?.count).toBe(2 * FILES);
  expect(beats.at(-1)).toMatchObject({ miner: 'python', done: FILES, total: FILES });
});

test('cancelling the activity ends it', async () => {
  const environment = new MockActivityEnvironment();
  const activities = createMineActivities(deps);
  const request = await openRun('cancelled');
  environment.on('heartbeat', ({ done }: { done: number }) => {
    if (done > 0) environment.cancel();
  });
  await expect(environment.run(activities.mine, request)).rejects.toThrow();
  expect(
    await staging.findPart(request.run, `mine/python-${miners.python.version}-0000000.items.jsonl`),
  ).toBeNull();
});
