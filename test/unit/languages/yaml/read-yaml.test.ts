import { expect, test } from 'vitest';
import { readYaml } from '../../../../languages/yaml/read-yaml.ts';

test('values with the lines that they stand on', () => {
  const yaml = readYaml('models:\n  - name: a\n    columns: []\n  - name: b\n');
  if (!('value' in yaml)) throw new Error(yaml.error);
  expect(yaml.value).toEqual({ models: [{ name: 'a', columns: [] }, { name: 'b' }] });
  expect(yaml.linesOf(['models', 0])).toEqual([2, 3]);
  expect(yaml.linesOf(['models', 1])).toEqual([4, 4]);
  expect(yaml.linesOf(['models', 2])).toBeNull();
});

test('double keys, broken text and alias bombs are errors as values', () => {
  expect(readYaml('a: 1\na: 2')).toMatchObject({ reason: 'parse-error', line: 2 });
  expect(readYaml('a: {{ x }}')).not.toHaveProperty('error');
  expect(readYaml('a: "x')).toMatchObject({ reason: 'parse-error' });
  const bomb = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
  ];
  expect(readYaml(bomb.join('\n'))).toMatchObject({ reason: 'parse-error' });
});
