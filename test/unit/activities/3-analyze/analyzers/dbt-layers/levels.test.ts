import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelsOf } from '../../../../../../activities/3-analyze/analyzers/dbt-layers/levels.ts';
import type { Table } from '../../../../../../activities/3-analyze/analyzers/dbt-layers/tables.ts';

/** Tables 0 to count - 1, each needing what its pairs say. */
function graph(count: number, pairs: readonly (readonly [number, number])[]): readonly Table[] {
  const tables = Array.from(
    { length: count },
    (_, at): Table => ({
      path: 'p',
      resource: 'model',
      project: 'shop',
      name: String(at),
      namedLayer: null,
      needs: new Set(),
      users: new Set(),
    }),
  );
  for (const [user, used] of pairs) {
    const [one, other] = [tables[user], tables[used]];
    if (one !== undefined && other !== undefined) one.needs.add(other);
  }
  return tables;
}

/** Which tables each can reach, by trying: slow and plainly right. */
function reaches(from: Table): Set<Table> {
  const seen = new Set<Table>();
  const open = [...from.needs];
  for (let one = open.pop(); one !== undefined; one = open.pop())
    if (!seen.has(one)) {
      seen.add(one);
      open.push(...one.needs);
    }
  return seen;
}

const pairs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });

test('levels rise along needs, except within a circle, and are no higher than they must be', () => {
  fc.assert(
    fc.property(pairs, (some) => {
      const tables = graph(8, some);
      const levels = levelsOf(tables);
      const level = (table: Table): number => levels.get(table)?.level ?? -1;
      for (const table of tables) {
        const below = reaches(table);
        expect(levels.get(table)?.in_cycle).toBe(below.has(table));
        const circle = [table, ...[...below].filter((other) => reaches(other).has(table))];
        const outside = circle.flatMap(({ needs }) => [...needs]).filter((one) => !circle.includes(one));
        expect(level(table)).toBe(Math.max(-1, ...outside.map(level)) + 1);
      }
      const backwards = levelsOf(tables.toReversed());
      for (const table of tables) expect(backwards.get(table)).toEqual(levels.get(table));
    }),
  );
});

test('a chain longer than the call stack', () => {
  const count = 100_000;
  const chain = graph(
    count,
    Array.from({ length: count - 1 }, (_, at) => [at, at + 1] as const),
  );
  expect(levelsOf(chain).get(chain[0] as Table)).toEqual({ level: count - 1, in_cycle: false });
});
