import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameTables } from '../../../../../languages/sql/same-table/same-tables.ts';
import type { TableUse } from '../../../../../languages/sql/same-table/table-use.ts';

const use = (name: string, how: TableUse['how'], within: TableUse['within']): TableUse => ({
  name,
  folded: name.toLowerCase(),
  how,
  within,
});
const written = (name: string, within: TableUse['within']): TableUse => use(name, 'written', within);
const read = (name: string, within: TableUse['within']): TableUse => use(name, 'read', within);
const joined = (...uses: TableUse[]): string[] =>
  sameTables(uses).joins.map(({ from, to, confidence }) => `${from} > ${to} ${confidence}`);

test.each<[string, TableUse[], string[]]>([
  ['the same name needs no join', [written('s.t', 1), read('s.t', 2)], []],
  ['a longer one is read shorter', [written('c.s.t', 1), read('s.t', 2)], ['c.s.t > s.t 0.9']],
  ['a shorter one is read longer', [written('s.t', 1), read('c.s.t', 2)], ['s.t > c.s.t 0.9']],
  ['a bare name is less sure', [written('s.t', 1), read('t', 2)], ['s.t > t 0.6']],
  ['case that folds away leaves no doubt', [written('S.t', 1), read('s.T', 2)], ['S.t > s.T 1']],
  ['a placeholder before', [written('$' + '{env}.s.t', 1), read('s.t', 2)], ['$' + '{env}.s.t > s.t 0.8']],
  ['what stands before a placeholder counts', [written('prod.$' + '{x}.t', 1), read('dev.s.t', 2)], []],
  [
    'two read each other by way of the longest',
    [written('s.t', 1), read('t', 2), read('c.s.t', 3)],
    ['c.s.t > t 0.6', 's.t > c.s.t 0.9'],
  ],
  ['one statement that names both shows two tables', [written('s.t', 1), read('t', 1)], []],
  ['a project declares each table once', [written('t', 'shop'), read('raw.t', 'shop')], []],
  ['another project may mean the same', [written('t', 'shop'), read('raw.t', 'bank')], ['t > raw.t 0.6']],
  [
    'two that are whole are left apart',
    ['t', 's.t'].flatMap((t) => [written(t, `${t}1`), read(t, `${t}2`)]),
    [],
  ],
  ['files are none that could be shortened', [written('path:a.t', 1), read('t', 2)], []],
  ['nothing known of a name', [written('$' + '{t}', 1), read('t', 2)], []],
])('%s', (_, uses, expected) => {
  expect(joined(...uses).sort()).toEqual(expected.sort());
});

test('a name that several tables end like is told, once it leaves a flow open', () => {
  const tables = [written('a.t', 1), written('b.t', 2)];
  expect(sameTables([...tables, read('t', 3)])).toEqual({
    joins: [],
    ambiguous: [{ name: 't', candidates: ['a.t', 'b.t'] }],
  });
  const whole = [...tables, read('t', 3), written('t', 4)];
  expect(sameTables(whole).ambiguous).toEqual([]);
});

const part = fc.constantFrom('a', 'b', 'S', 's', '$' + '{x}', '`q.r`', '__proto__');
const anyUse = fc.record({
  name: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')),
  how: fc.constantFrom('read', 'written'),
  within: fc.integer({ min: 0, max: 5 }),
});

test('the order of the uses does not matter, and nothing is joined to itself', () => {
  fc.assert(
    fc.property(fc.array(anyUse, { maxLength: 20 }), (some) => {
      const uses = some.map(({ name, how, within }) => use(name, how as TableUse['how'], within));
      const forwards = sameTables(uses);
      const backwards = sameTables(uses.toReversed());
      const sorted = (list: readonly unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort();
      expect(sorted(backwards.joins)).toEqual(sorted(forwards.joins));
      expect(sorted(backwards.ambiguous)).toEqual(sorted(forwards.ambiguous));
      for (const { from, to } of forwards.joins) expect(from).not.toBe(to);
    }),
  );
});

test('many names of one ending cost no more than their number', () => {
  const uses = Array.from({ length: 50_000 }, (_, at) => [
    written(`s${at}.t`, at),
    read('t', -at - 1),
  ]).flat();
  expect(sameTables(uses).ambiguous).toHaveLength(1);
});
