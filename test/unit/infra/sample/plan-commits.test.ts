import { expect, test } from 'vitest';
import { growText } from '../../../../infra/sample/grow-text.ts';
import { History } from '../../../../infra/sample/history-schema.ts';
import { planCommits } from '../../../../infra/sample/plan-commits.ts';

const people = { a: { name: 'A', email: 'a@example.com' } };
const at = '2024-01-01T00:00:00Z';
const plan = (commits: unknown[], finished: Record<string, string>, retired: Record<string, string> = {}) =>
  planCommits(
    History.parse({ people, commits }),
    new Map(Object.entries(finished)),
    new Map(Object.entries(retired)),
  );

test('a text grows with each naming and ends as it is', () => {
  const steps = [1, 2, 3].map((step) => growText('one\n\ntwo\n\nthree\n', step, 3));
  expect(steps).toEqual(['one\n', 'one\n\ntwo\n', 'one\n\ntwo\n\nthree\n']);
});

test('a moved file keeps its text under the new name', () => {
  const [, move] = plan(
    [
      { at, by: 'a', say: 'x', files: ['old.py'] },
      { at, by: 'a', say: 'y', move: { 'old.py': 'new.py' } },
    ],
    { 'new.py': 'text\n' },
  );
  expect(move?.changes).toEqual([
    { kind: 'remove', path: 'old.py' },
    { kind: 'write', path: 'new.py', text: 'text\n' },
  ]);
});

test('a merge brings back the branch in its newest state', () => {
  const commits = plan(
    [
      { at, by: 'a', say: 'start', files: ['x'] },
      { at, by: 'a', say: 'on branch', files: ['y'], on: 'b' },
      { at, by: 'a', say: 'main too', files: ['y'] },
      { at, by: 'a', say: 'merge', merge: 'b' },
    ],
    { x: '1\n', y: 'one\ntwo\n' },
  );
  expect(commits.at(-1)?.merges).toBe('b');
  expect(commits.at(-1)?.changes).toEqual([{ kind: 'write', path: 'y', text: 'one\ntwo\n' }]);
});

test('a folder stands for finished files only', () => {
  const [first] = plan(
    [{ at, by: 'a', say: 'x', files: ['src/'] }],
    { 'src/a': 'a\n' },
    { 'src/gone': 'g\n' },
  );
  expect(first?.changes.map(({ path }) => path)).toEqual(['src/a']);
});

test('a history that names what has no text is refused', () => {
  expect(() => plan([{ at, by: 'a', say: 'x', files: ['nowhere'] }], {})).toThrow(/nowhere/);
  expect(() => plan([{ at, by: 'b', say: 'x' }], {})).toThrow(/not among the people/);
});
