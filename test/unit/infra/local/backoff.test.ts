import { expect, test } from 'vitest';
import { countCrash, restartDelayMs } from '../../../../infra/local/backoff.ts';

test('each crash in a row doubles the wait, up to half a minute', () => {
  expect([1, 2, 3, 4].map(restartDelayMs)).toEqual([500, 1_000, 2_000, 4_000]);
  expect(restartDelayMs(50)).toBe(30_000);
});

test('a crash after a long healthy time starts anew', () => {
  expect(countCrash(5, 1_000)).toBe(6);
  expect(countCrash(5, 60_000)).toBe(1);
});
