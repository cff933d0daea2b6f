import { expect, test } from 'vitest';
import { linesOf } from '../../../../../../activities/3-analyze/analyzers/python-references/lineage.ts';
import type { Definition } from '../../../../../../activities/3-analyze/analyzers/python-references/program.ts';

const classNamed = (qualname: string): Definition => ({
  kind: 'class',
  path: 'a.py',
  qualname,
  occurrence: 1,
  lines: [1, 1],
  decorators: [],
  bases: [],
  calls: [],
  parent: null,
  definitions: new Map(),
  imports: new Map(),
  stars: [],
});

function orders(bases: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const classes = new Map(Object.keys(bases).map((name) => [name, classNamed(name)]));
  const found = new Map(
    [...classes].map(([name, owner]) => [
      owner,
      (bases[name] ?? []).map((base) => classes.get(base) ?? null),
    ]),
  );
  return Object.fromEntries(
    [...linesOf(found)].map(([owner, line]) => [
      owner.qualname,
      line.map((entry) => entry.qualname).join(' '),
    ]),
  );
}

test('members are asked for in the order of C3, the example of its authors', () => {
  const lines = orders({
    O: [],
    A: ['O'],
    B: ['O'],
    C: ['O'],
    D: ['O'],
    E: ['O'],
    K1: ['A', 'B', 'C'],
    K2: ['D', 'B', 'E'],
    K3: ['D', 'A'],
    Z: ['K1', 'K2', 'K3'],
  });
  expect(lines.Z).toBe('Z K1 K2 K3 D A B C E O');
});

test('circles and contradictions end', () => {
  expect(orders({ A: ['B'], B: ['A'] }).A).toBe('A B');
  expect(orders({ R: [], A: ['R'], X: ['R', 'A'] }).X).toBe('X R A');
  expect(orders({ A: ['A', 'gone'] }).A).toBe('A');
});

test('a chain of thousands of classes is followed fifty classes far', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, at) => [`C${at}`, at === 0 ? [] : [`C${at - 1}`]]),
  );
  const lines = orders(chain);
  expect(lines.C19999?.split(' ')).toHaveLength(51);
});
