import { expect, test } from 'vitest';
import { depthOf } from '../../../../languages/yaml/depth.ts';
import { readYaml } from '../../../../languages/yaml/read-yaml.ts';

test.each([
  ['a: 1', 1],
  ['a:\n  b:\n    c: 1', 3],
  ['- - - a', 4],
  ['a:\n  - b: [1, {c: 2}]\nd: 1', 5],
  ['a: |\n  [[[[\n  {{ x }}\nb: "[[["', 2],
  ['['.repeat(500), 501],
])('%j is at most %i deep', (text, depth) => {
  expect(depthOf(text)).toBeLessThanOrEqual(depth);
  expect(depthOf(text)).toBeGreaterThanOrEqual(depth - 1);
});

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n');

test('what is too deep is refused by counting, never by an exhausted stack', () => {
  expect(readYaml(nested(100))).toHaveProperty('value');
  expect(readYaml(nested(101))).toMatchObject({ reason: 'too-deep' });
  expect(readYaml(nested(2_000))).toMatchObject({ reason: 'too-deep' });
  expect(readYaml('['.repeat(100_000))).toMatchObject({ reason: 'too-deep' });
});
