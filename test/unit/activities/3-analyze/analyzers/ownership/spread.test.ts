import { expect, test } from 'vitest';
import { spreadOf } from '../../../../../../activities/3-analyze/analyzers/ownership/spread.ts';

test.each([
  [[5], 1, 1],
  [[1, 1], 0.5, 2],
  [[3, 2], 0.6, 1],
  [[1, 2, 1], 0.5, 2],
  [[1, 1, 1], 0.333, 2],
  [Array.from({ length: 10 }, () => 1), 0.1, 6],
])('%j: share %d, bus factor %d', (commits, main_share, bus_factor) => {
  expect(spreadOf(commits)).toEqual({ main_share, bus_factor });
});

test('without a commit nothing is said', () => {
  expect(spreadOf([])).toBeNull();
});
