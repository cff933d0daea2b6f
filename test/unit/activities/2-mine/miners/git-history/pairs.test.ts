import { expect, test } from 'vitest';
import { createPairs } from '../../../../../../activities/2-mine/miners/git-history/pairs.ts';

const times = (count: number, act: () => void): void => {
  for (let at = 0; at < count; at++) act();
};

test('five commits together make a pair, four do not', () => {
  const pairs = createPairs();
  times(5, () => pairs.enter(2, ['b', 'a']));
  times(4, () => pairs.enter(2, ['a', 'c']));
  expect(pairs.close((path) => ({ a: 9, b: 6, c: 4 })[path] ?? 0)).toEqual([
    { kind: 'co-change', path: 'a', lines: null, payload: { other_path: 'b', together: 5, share: 0.833 } },
  ]);
});

test('a commit that touches more than 50 files says nothing of what belongs together', () => {
  const pairs = createPairs();
  times(9, () => pairs.enter(51, ['a', 'b']));
  expect(pairs.close(() => 9)).toEqual([]);
  times(5, () => pairs.enter(50, ['a', 'b']));
  expect(pairs.close(() => 14)).toHaveLength(1);
});

test('no file has more than its 20 best, whichever order the commits came in', () => {
  const others = Array.from({ length: 30 }, (_, at) => `f${String(at).padStart(2, '0')}`);
  const best = (list: readonly string[]) => {
    const pairs = createPairs();
    for (const other of list)
      times(5 + Math.floor(others.indexOf(other) / 10), () => pairs.enter(2, ['hub', other]));
    return pairs.close(() => 10);
  };
  const found = best(others);
  expect(found).toEqual(best(others.toReversed()));
  expect(found).toHaveLength(20);
  const partners = found.map(({ path, payload }) => (path === 'hub' ? payload.other_path : path)).sort();
  expect(partners).toEqual(others.slice(10));
});
