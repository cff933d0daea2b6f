import { expect, test } from 'vitest';
import { groupByPath, groupInTurn } from '../../../../activities/envelopes/said.ts';

const of = (path: string | null, what: string) => ({ path, what });
const reject = { kind: 'item', reason: 'miner-error', path: 'c', lines: null, detail: 'no' } as const;
const spell = (what: string): string => what;

test('what comes path by path is grouped as what comes in any order', () => {
  const items = [of(null, 'whole'), of('b', '1'), of('b', '2'), of('a', '3')];
  const inTurn = [...groupInTurn(items, [reject], spell)];
  expect(inTurn.map(({ path }) => path)).toEqual([null, 'b', 'a', 'c']);
  expect(inTurn).toEqual(expect.arrayContaining([...groupByPath(items, [reject], spell)]));
});

test('a path that is come back to is refused: it would have two hashes', () => {
  const items = [of('a', '1'), of('b', '2'), of('a', '3')];
  expect(() => [...groupInTurn(items, [], spell)]).toThrow('items of a do not come one after the other');
});
