import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import {
  endProcesses,
  findMarked,
  readProcess,
  stackMark,
  stillRuns,
} from '../../../../infra/local/processes.ts';

function startIdle(env: Record<string, string> = {}) {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
}

test('a recorded process is known again, and a stranger with its id is not', async () => {
  const child = startIdle();
  const record = readProcess(child.pid ?? 0);
  if (record === null) throw new Error('the process is not to be seen');
  expect(stillRuns(record)).toBe(true);
  expect(stillRuns({ ...record, started: '1' })).toBe(false);
  await endProcesses([{ ...record, started: '1' }], 0);
  expect(stillRuns(record)).toBe(true);
  await endProcesses([record], 5_000);
  expect(stillRuns(record)).toBe(false);
});

test('a process that does not listen to SIGTERM is killed', async () => {
  const child = spawn(
    process.execPath,
    ['-e', "process.on('SIGTERM', () => {}); process.stdout.write('x'); setInterval(() => {}, 1000)"],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await once(child.stdout, 'data');
  const record = readProcess(child.pid ?? 0);
  if (record === null) throw new Error('the process is not to be seen');
  await endProcesses([record], 100);
  expect(stillRuns(record)).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'processes of a stack are found by its mark, grandchildren too',
  async () => {
    const home = `/nowhere/${process.pid}`;
    const script = `require('child_process').spawn(process.execPath, ['-e', 'process.stdout.write("x"); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'ignore'], detached: true }); setInterval(() => {}, 1000)`;
    const child = spawn(process.execPath, ['-e', script], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, [stackMark]: home },
    });
    await once(child.stdout, 'data');
    const found = findMarked(home);
    expect(found).toHaveLength(2);
    expect(findMarked('/nowhere/else')).toEqual([]);
    await endProcesses(found, 5_000);
    expect(findMarked(home)).toEqual([]);
  },
);
