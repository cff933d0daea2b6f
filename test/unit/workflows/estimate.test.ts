import { expect, test } from 'vitest';
import { tallyLine } from '../../../cli/watch/follow-tally.ts';
import { openEstimate, roughly } from '../../../workflows/portfolio/estimate.ts';

test('what is left is estimated by what has ended, and not before anything has', () => {
  let clock = 10_000;
  const { done, secondsFor } = openEstimate(() => clock);
  expect(secondsFor(50)).toBeNull();
  clock += 6_000;
  done();
  done();
  expect(secondsFor(50)).toBe(150);
  clock += 60_000;
  expect(secondsFor(50)).toBe(150);
  expect(secondsFor(0)).toBe(0);
});

test('it is told no more precisely than it is known', () => {
  expect([0, 99, 100, 5_999, 6_000, 86_400].map(roughly)).toEqual([
    '0 s',
    '99 s',
    '2 min',
    '100 min',
    '1.7 h',
    '24.0 h',
  ]);
});

test('the line of a whole names how much and how long is left', () => {
  const tally = { outcomes: { complete: 3 }, created: { nodes: 0, edges: 0 }, troubled: [], open: ['a/b'] };
  expect(tallyLine({ ...tally, left: 7, phase: 'repositories', seconds_left: 720 })).toBe(
    '3 complete; 7 left, about 12 min; open: a/b',
  );
  expect(tallyLine({ ...tally, left: 7 })).toBe('3 complete; 7 left; open: a/b');
});
