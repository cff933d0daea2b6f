import { expect, test } from 'vitest';
import { isolate } from '../../../../activities/5-write/apply/isolate.ts';
import { GraphHash } from '../../../../activities/5-write/live/graph-hash.ts';
import { ridRanges } from '../../../../activities/5-write/live/live-facts.ts';
import type { RetiredNode } from '../../../../activities/5-write/live/retired.ts';
import { isGuarded } from '../../../../activities/5-write/plan/plan-retirement.ts';
import { rekeyedNodes } from '../../../../activities/5-write/plan/rekeyed.ts';
import type { NodeFact } from '../../../../ontology/facts.ts';
import { shippedMeaning } from '../../../../ontology/meaning.ts';
import { Failure } from '../../../../schemas/failures.ts';

test('the hash of facts does not see their order, and sees each of them', () => {
  const of = (...facts: string[]) => {
    const hash = new GraphHash();
    for (const fact of facts) hash.add(fact, 'fh');
    return hash.digest();
  };
  expect(of('a', 'b', 'c')).toBe(of('c', 'a', 'b'));
  expect(of('a', 'b')).not.toBe(of('a'));
  expect(of('a', 'a')).not.toBe(of());
  expect(of('a', 'a', 'b')).not.toBe(of('a', 'b', 'b'));
});

test.each([0, 1, 2_000, 2_001, 40_000, 900_000])('ranges for %i nodes cover every rid once', (nodes) => {
  const ranges = ridRanges(nodes);
  for (const rid of ['0'.repeat(40), `7${'f'.repeat(39)}`, `0f${'f'.repeat(38)}`, 'f'.repeat(40)]) {
    expect(ranges.filter(({ low, high }) => rid >= low && rid < high)).toHaveLength(1);
  }
  expect(nodes / ranges.length).toBeLessThanOrEqual(2_000);
});

test.each([
  [49, 49, false],
  [50, 10, false],
  [50, 11, true],
  [1_000, 200, false],
  [1_000, 201, true],
])('with %i live facts, removing %i is guarded: %s', (live, removed, guarded) => {
  expect(isGuarded(live, removed)).toBe(guarded);
});

const refusing =
  (bad: ReadonlySet<number>, error: (row: number) => Error) => async (rows: readonly number[]) => {
    const hit = rows.find((row) => bad.has(row));
    if (hit !== undefined) throw error(hit);
    return rows;
  };

test('records at fault are found one by one and all others are written, in order', async () => {
  const written: number[] = [];
  const rows = Array.from({ length: 100 }, (_, index) => index);
  const refused = await isolate(
    rows,
    refusing(new Set([3, 50, 51, 99]), (row) => new Failure('GraphRefused', `bad ${row}`)),
    (_, done) => written.push(...done),
  );
  expect(refused.map(({ row }) => row)).toEqual([3, 50, 51, 99]);
  expect(written).toEqual(rows.filter((row) => ![3, 50, 51, 99].includes(row)));
});

test.each([
  new Failure('GraphAway', 'no server'),
  new Failure('StaleRun', 'newer run'),
  new Failure('GraphRefused', 'x', {
    cause: Object.assign(new Error('x'), { code: 'Neo.ClientError.Statement.SyntaxError' }),
  }),
  new Failure('GraphRefused', 'x', {
    cause: Object.assign(new Error('x'), { code: 'Neo.ClientError.Security.Unauthorized' }),
  }),
  new TypeError('bug'),
])("%s is nobody's fault among the records and is thrown", async (error) => {
  let tries = 0;
  const write = isolate(
    [1, 2, 3, 4],
    refusing(new Set([1]), () => {
      tries++;
      return error;
    }),
    () => {},
  );
  await expect(write).rejects.toBe(error);
  expect(tries).toBe(1);
});

test('a batch too large for the server is halved, but a single record is never given up for it', async () => {
  const sizes: number[] = [];
  const write = async (rows: readonly number[]) => {
    if (rows.length > 2) throw new Failure('BatchTooLarge', 'Memory limit exceeded');
    sizes.push(rows.length);
  };
  expect(await isolate([1, 2, 3, 4, 5], write, () => {})).toEqual([]);
  expect(sizes).toEqual([2, 1, 2]);
  const never = () => Promise.reject(new Failure('BatchTooLarge', 'Memory limit exceeded'));
  await expect(isolate([1], never, () => {})).rejects.toMatchObject({ name: 'BatchTooLarge' });
});

test('a renamed file comes back under another key and is no removal; its like is used up once', () => {
  const gone = (id: string, blob: string) =>
    ({ id, properties: { family: 'File', blob } }) as unknown as RetiredNode;
  const made = (blob: string) =>
    ({ family: 'File', props: { name: 'new.sql', blob } }) as unknown as NodeFact;
  expect(rekeyedNodes([gone('1', 'x'), gone('2', 'x'), gone('3', 'y')], [made('x')], shippedMeaning)).toEqual(
    new Set(['1']),
  );
});
