import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LineageEdge, type LineageNode, lineageGraph } from '../../../../templates/sql-lineage/graph.ts';
import { shapeOf } from '../../../../templates/sql-lineage/shape.ts';

const node = (key: string): LineageNode => ({
  key,
  name: key,
  kind: 'table',
  layer: 'no layer',
  place: null,
  description: null,
});
const shape = (keys: string, ...edges: string[]) =>
  shapeOf(
    lineageGraph(
      [...keys].map(node),
      edges.map((edge) => ({ from: edge[0] ?? '', to: edge[1] ?? '' })),
    ),
  );
const names = (nodes: readonly { name: string }[]): string => nodes.map(({ name }) => name).join('');

test('levels, ends and the longest way of a diamond with a tail', () => {
  const { placed, sources, finals, orphans, longest, cycles } = shape(
    'abcdexz',
    'ab',
    'ac',
    'bd',
    'cd',
    'de',
    'xe',
  );
  expect(Object.fromEntries(placed.map(({ name, level }) => [name, level]))).toEqual({
    a: 0,
    b: 1,
    c: 1,
    d: 2,
    e: 3,
    x: 0,
    z: 0,
  });
  expect(names(sources)).toBe('ax');
  expect(names(finals)).toBe('e');
  expect(names(orphans)).toBe('z');
  expect(names(longest)).toBe('abde');
  expect(cycles).toEqual([]);
});

test('a cycle shares one level and what follows stands above it', () => {
  const { placed, cycles, longest } = shape('abcd', 'ab', 'bc', 'cb', 'cd');
  expect(cycles.map(names)).toEqual(['bc']);
  expect(Object.fromEntries(placed.map(({ name, level }) => [name, level]))).toEqual({
    a: 0,
    b: 1,
    c: 1,
    d: 2,
  });
  expect(longest).toHaveLength(3);
});

test('two cycles that touch nothing of each other stay apart', () => {
  expect(shape('abcdef', 'ab', 'ba', 'cd', 'de', 'ec', 'bf').cycles.map(names)).toEqual(['ab', 'cde']);
});

test('a table that reads itself is told, and is no cycle', () => {
  const { selfReaders, cycles, placed } = shape('ab', 'ab', 'bb');
  expect(names(selfReaders)).toBe('b');
  expect(cycles).toEqual([]);
  expect(placed.find(({ name }) => name === 'b')).toMatchObject({ sources: 1, uses: 0, level: 1 });
});

test('an edge said twice counts once; an edge to nowhere is a mistake', () => {
  expect(shape('ab', 'ab', 'ab').placed.map(({ uses }) => uses)).toEqual([1, 0]);
  expect(() => shape('a', 'ax')).toThrow('unknown node');
});

test('a chain of 20,000 tables does not exhaust the stack', () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => String(at).padStart(5, '0'));
  const edges: LineageEdge[] = keys.slice(1).map((to, at) => ({ from: keys[at] ?? '', to }));
  const { longest } = shapeOf(lineageGraph(keys.map(node), edges));
  expect(longest).toHaveLength(20_000);
});

test('on any graph: each arrow between groups climbs, members of a cycle reach each other, order of input does not show', () => {
  const letters = [...'abcdefgh'];
  const edge = fc
    .tuple(fc.constantFrom(...letters), fc.constantFrom(...letters))
    .map(([from, to]) => ({ from, to }));
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 20 }), fc.infiniteStream(fc.nat(1000)), (edges, dice) => {
      const shuffled = <T>(values: readonly T[]): T[] =>
        values
          .map((value) => ({ value, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
      const result = shapeOf(lineageGraph(letters.map(node), edges));
      expect(shapeOf(lineageGraph(shuffled(letters).map(node), shuffled(edges)))).toEqual(result);
      const level = new Map(result.placed.map((placed) => [placed.key, placed.level]));
      const cycleOf = new Map(
        result.cycles.flatMap((cycle, at) => cycle.map(({ key }) => [key, at] as const)),
      );
      for (const { from, to } of result.graph.edges) {
        const together = cycleOf.has(from) && cycleOf.get(from) === cycleOf.get(to);
        if (together) expect(level.get(to)).toBe(level.get(from));
        else expect(level.get(to)).toBeGreaterThan(level.get(from) ?? 0);
      }
      for (const cycle of result.cycles) {
        for (const a of cycle)
          for (const b of cycle) expect(reaches(result.graph.edges, a.key, b.key)).toBe(true);
      }
    }),
  );
});

function reaches(edges: readonly LineageEdge[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const left = [from];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    for (const edge of edges) {
      if (edge.from !== at || seen.has(edge.to)) continue;
      seen.add(edge.to);
      left.push(edge.to);
    }
  }
  return seen.has(to);
}
