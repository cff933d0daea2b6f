import { expect, test } from 'vitest';
import { hotFrom } from '../../../../../../activities/3-analyze/analyzers/churn-hotspots/hot-from.ts';
import { trendOf } from '../../../../../../activities/3-analyze/analyzers/churn-hotspots/trend.ts';

const hot = (changes: readonly number[]): number[] => changes.filter((count) => count >= hotFrom(changes));

test.each<[string, number[], number[]]>([
  ['the most changed ones that took at most half', [9, 8, 7, 6, 5, 1], [9, 8]],
  ['one that took more than half alone', [1, 30, 1], [30]],
  ['equal ones together', [5, 5, 2, 2, 2, 2, 2], [5, 5]],
  ['none where change is even', [3, 3, 3], []],
  ['none where there is one file', [7], []],
  ['nothing in, nothing out', [], []],
])('%s', (_, changes, expected) => {
  expect(hot(changes)).toEqual(expected);
});

test.each([
  [[0, 0, 0, 1], 'rising'],
  [[1, 0, 0, 0], 'falling'],
  [[1, 1, 2, 1], 'steady'],
  [[1, 1, 2, 2], 'rising'],
  [[2, 2, 1, 1], 'falling'],
  [[2, 1, 1, 1], 'steady'],
])('%j is %s', (quarters, trend) => {
  expect(trendOf(quarters)).toBe(trend);
});
