import { expect, test } from 'vitest';
import { judgeCase } from '../../../../cli/evaluate/judge-case.ts';

const column = (target: string, sources: readonly string[], kind: string, confidence?: number) => ({
  target,
  sources,
  kind,
  ...(confidence === undefined ? {} : { confidence }),
});

const judged = (
  field: string,
  expected: Record<string, unknown>,
  answer: Record<string, unknown> | undefined,
) => {
  const found = judgeCase({ expected }, answer).find((one) => one.field === field);
  return { right: found?.right, extra: found?.extra, missing: found?.missing };
};

test('of what was not answered all is missing and nothing too much', () => {
  const expected = { reads: ['a'], columns: [column('t.x', ['a.x'], 'identity')] };
  expect(judged('reads', expected, undefined)).toEqual({ right: [], extra: [], missing: ['a'] });
  expect(judged('kinds', expected, undefined)).toEqual({ right: [], extra: [], missing: ['t.x:identity'] });
});

test('a fact counts once, however often it is said', () => {
  expect(judged('reads', { reads: ['a', 'a'] }, { reads: ['a', 'a', 'b', 'b'] })).toEqual({
    right: ['a'],
    extra: ['b'],
    missing: [],
  });
});

test('fields that the case does not give are not judged', () => {
  const fields = judgeCase({ expected: { reads: [] } }, { reads: [], control: ['a.x'] }).map(
    ({ field }) => field,
  );
  expect(fields).toEqual(['reads']);
});

test('kinds are judged where columns are lineage, and not where they are declared', () => {
  const declared = judgeCase({ expected: { columns: ['a', 'b'] } }, { columns: ['a'] });
  expect(declared.map(({ field, missing }) => ({ field, missing }))).toEqual([
    { field: 'columns', missing: ['b'] },
  ]);
});

test('a wrong kind and a right source are one wrong and one right fact', () => {
  const expected = { columns: [column('t.x', ['a.x'], 'identity')] };
  const answer = { columns: [column('t.x', ['a.x'], 'expression')] };
  expect(judged('columns', expected, answer).right).toEqual(['t.x<-a.x']);
  expect(judged('kinds', expected, answer)).toEqual({
    right: [],
    extra: ['t.x:expression'],
    missing: ['t.x:identity'],
  });
});

test('control columns that are value sources of the case do not count against the answer', () => {
  const expected = { columns: [column('t.x', ['a.x'], 'identity')], control: ['a.y'] };
  const answer = { columns: [], control: ['a.x', 'a.y', 'a.z'] };
  expect(judged('control', expected, answer)).toEqual({ right: ['a.y'], extra: ['a.z'], missing: [] });
});

test('of a selection only its targets are judged', () => {
  const expected = { column_lineage: [column('t.x', ['a.x'], 'rename')] };
  const answer = { column_lineage: [column('t.x', ['a.x'], 'rename'), column('t.other', ['a.q'], 'rename')] };
  expect(judged('column_lineage', expected, answer)).toEqual({
    right: ['t.x:rename', 't.x<-a.x'],
    extra: [],
    missing: [],
  });
});

test('only what claims confidence 1, or says none, counts as sure', () => {
  const expected = { columns: [column('t.x', ['a.x'], 'identity')] };
  const answer = {
    columns: [
      column('t.x', ['a.x'], 'identity'),
      column('t.x', ['a.wrong'], 'identity', 1),
      column('t.x', ['a.guess'], 'identity', 0.7),
    ],
  };
  const [columns] = judgeCase({ expected }, answer);
  expect(columns?.sure).toEqual({ claimed: 2, wrong: 1 });
});

test('answers of another shape are misses and no failure', () => {
  const expected = { reads: ['a'], columns: [column('t.x', ['a.x'], 'identity')], unresolved: [] };
  const answer = { reads: 'a.b', columns: {}, unresolved: null };
  expect(() => judgeCase({ expected }, answer)).not.toThrow();
  expect(judged('reads', expected, answer).missing).toEqual(['a']);
});
