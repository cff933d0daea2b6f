import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createProcessPool, type ProcessPool } from '../../../../adapters/process-pool/process-pool.ts';

interface Job {
  readonly scratch?: string;
}
interface Answer {
  readonly piece: string;
  readonly pid: number;
}
type Pool = ProcessPool<Job, string, Answer>;

const fixture = (name: string): URL => new URL(`../../../fixtures/processes/${name}.ts`, import.meta.url);
const open: Pool[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const pool of open.splice(0)) await pool.close();
});

function createPool(options: {
  size?: number;
  watchdogMs?: number;
  entry?: URL;
  weigh?: (piece: string) => number;
}): Pool {
  const pool: Pool = createProcessPool({
    size: 2,
    watchdogMs: 60_000,
    memoryMb: 64,
    weigh: () => 1,
    entry: fixture('odd-process'),
    ...options,
  });
  open.push(pool);
  return pool;
}

async function outcomesOf(pool: Pool, pieces: Iterable<string> | AsyncIterable<string>, job: Job = {}) {
  const outcomes = [];
  for await (const outcome of pool.run(job, pieces)) outcomes.push(outcome);
  return outcomes;
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => `piece ${at}`);

test('outcomes come in the order of the pieces, from several processes', async () => {
  const pieces = numbers(500);
  const outcomes = await outcomesOf(createPool({}), pieces);
  expect(outcomes.map(({ piece }) => piece)).toEqual(pieces);
  expect(outcomes.map((outcome) => (outcome.seen ? outcome.answer.piece : null))).toEqual(pieces);
  expect(new Set(outcomes.map((outcome) => (outcome.seen ? outcome.answer.pid : 0))).size).toBe(2);
});

test.each(['out-of-memory', 'trap', 'exit'])('%s costs the guilty piece and no other', async (deed) => {
  const pieces = [...numbers(40), deed, ...numbers(40)];
  const outcomes = await outcomesOf(createPool({}), pieces);
  expect(outcomes.map(({ piece }) => piece)).toEqual(pieces);
  expect(outcomes.filter(({ seen }) => !seen).map(({ piece }) => piece)).toEqual([deed]);
});

test('law 9: a piece that hangs is ended by the watchdog and the rest is done', {
  timeout: 60_000,
}, async () => {
  const pieces = ['a', 'hang', 'b'];
  const [first, stuck, last] = await outcomesOf(createPool({ size: 1, watchdogMs: 3000 }), pieces);
  expect([first?.seen, stuck?.seen, last?.seen]).toEqual([true, false, true]);
  expect(stuck).toMatchObject({ why: 'no answer within 3000 ms' });
});

test('a piece that fails once is seen on its second try, alone in a fresh process', async () => {
  const scratch = join(mkdtempSync(join(tmpdir(), 'fresh-pool-')), 'tried');
  const outcomes = await outcomesOf(createPool({ size: 1 }), ['a', 'once', 'b'], { scratch });
  expect(outcomes.every(({ seen }) => seen)).toBe(true);
  expect(existsSync(scratch)).toBe(true);
  const [a, once, b] = outcomes.map((outcome) => (outcome.seen ? outcome.answer.pid : 0));
  expect(once).not.toBe(a);
  expect(b).toBe(once);
});

test('a process that cannot load is an error of the whole run, not unseen files', async () => {
  const pool = createPool({ entry: fixture('unloadable-process') });
  await expect(outcomesOf(pool, ['a'])).rejects.toThrow('did not start');
});

test('pieces are read only as fast as outcomes are taken', async () => {
  let read = 0;
  function* pieces(): Iterable<string> {
    for (const piece of numbers(10_000)) {
      read++;
      yield piece;
    }
  }
  for await (const { piece } of createPool({ weigh: () => 1024 * 1024 }).run({}, pieces())) {
    if (piece === 'piece 0') break;
  }
  expect(read).toBeLessThan(10);
});

test('an abort is heard at once, also while a piece hangs', async () => {
  const abort = new AbortController();
  const pool = createPool({ size: 1 });
  const run = async (): Promise<void> => {
    for await (const { piece } of pool.run({}, ['a', 'hang'], abort.signal)) expect(piece).toBe('never');
  };
  const running = run();
  setTimeout(() => abort.abort(new Error('cancelled')), 50);
  await expect(running).rejects.toThrow('cancelled');
});

test('children of a killed parent end, also in the middle of an endless loop', {
  timeout: 60_000,
}, async () => {
  const parent = spawn(process.execPath, [
    join(import.meta.dirname, '../../../fixtures/processes/parent-of-hanging.ts'),
  ]);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(String(line));
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  while (isAlive(child)) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isAlive(child)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('what Node compiled outlives a killed process, for the next one to start from', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'fresh-compiled-'));
  vi.stubEnv('NODE_COMPILE_CACHE', cache);
  const pool = createPool({ size: 1 });
  await outcomesOf(pool, numbers(1));
  await pool.close();
  const kept = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(kept.length).toBeGreaterThan(0);
});
