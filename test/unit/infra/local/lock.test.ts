import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../../../infra/local/lock.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'fresh-lock-')), 'lock');

test('two holders never work at the same time', async () => {
  const lock = file();
  let inside = 0;
  let most = 0;
  const work = () =>
    withLock(
      lock,
      () => {},
      async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 20));
        inside -= 1;
      },
    );
  await Promise.all([work(), work(), work()]);
  expect(most).toBe(1);
});

test('the lock of a dead holder is cleared', async () => {
  const lock = file();
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: '1', command: 'somebody else' }));
  expect(
    await withLock(
      lock,
      () => {},
      async () => 'done',
    ),
  ).toBe('done');
});
