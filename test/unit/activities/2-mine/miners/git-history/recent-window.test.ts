import { expect, test } from 'vitest';
import { recentWindow } from '../../../../../../activities/2-mine/miners/git-history/recent-window.ts';

test.each([
  ['2026-09-30T12:00:00Z', '2025-09-30T12:00:00Z'],
  ['2024-02-29T12:00:00Z', '2023-02-28T12:00:00Z'],
  ['2025-02-28T00:00:00Z', '2024-02-28T00:00:00Z'],
  ['2026-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
  ['2026-01-01T01:00:00+02:00', '2024-12-31T23:00:00Z'],
])('the 12 months before %s begin at %s', (committed, since) => {
  const window = recentWindow(committed);
  expect(window.since).toBe(since);
  expect(window.quarterOf(since)).toBe(0);
  const before = new Date(new Date(since).getTime() - 1000).toISOString().replace('.000Z', 'Z');
  expect(window.quarterOf(before)).toBeNull();
});

test('quarters go back from the date of the commit, to the end of shorter months', () => {
  const { quarterOf } = recentWindow('2026-05-31T10:00:00Z');
  const starts = [
    '2025-05-31T10:00:00Z',
    '2025-08-31T10:00:00Z',
    '2025-11-30T10:00:00Z',
    '2026-02-28T10:00:00Z',
  ];
  expect(starts.map(quarterOf)).toEqual([0, 1, 2, 3]);
  expect(quarterOf('2026-02-28T09:59:59Z')).toBe(2);
  expect(quarterOf('2026-05-31T10:00:00Z')).toBe(3);
});

test('what a wrong clock dates later was made before all the same', () => {
  expect(recentWindow('2026-05-31T10:00:00Z').quarterOf('2031-01-01T00:00:00Z')).toBe(3);
});
