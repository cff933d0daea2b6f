import { expect, test } from 'vitest';
import type { PulumiFacts } from '../../../../languages/pulumi/facts.ts';
import { readPython, readTypeScript } from './read-text.ts';

const namesOf = ({ resources }: PulumiFacts): string[] => resources.map(({ name }) => name);

test.each([
  ['"-a-b-".strip("-")', 'a-b'],
  ['"x.y.z".rsplit(".", 1)[0]', 'x.y'],
  ['"a-b-c".replace("-", "", 1)', 'ab-c'],
  ['re.sub("[^a-z]+", "-", "a  b!c")', 'a-b-c'],
  ['f"{sum([1, 2])}-{max(3, 10)}-{min([5, 4])}"', '3-10-4'],
  ['"-".join(sorted(["b", "a"], reverse=True))', 'b-a'],
  ['"-".join(x for x in sorted(["ccc", "a", "bb"], key=len))', 'a-bb-ccc'],
  ['f"{config.require(\'env\')}-x".replace("x", "y")', '«config:env»-y'],
])('Python: %s', (name, text) => {
  const facts = readPython(`import re\naws.s3.Bucket(${name})`);
  expect(namesOf(facts)).toEqual([text.replace('«', '${').replace('»', '}')]);
});

test.each([
  ['"a-b-c".replace("-", "")', 'ab-c'],
  ['"a-b-c".replaceAll("-", "")', 'abc'],
  ['"a-b-c".replace(/-/g, "")', 'abc'],
  ['"A1b2".toLowerCase().replace(/[^a-z]/g, "")', 'ab'],
  ['"abcdef".substr(1, 2)', 'bc'],
  ['[10, 9, 1].sort().join("-")', '1-10-9'],
  ['[10, 9, 1].sort((a, b) => a - b).join("-")', '1-9-10'],
  ['String(Math.max(2, 3)) + Math.ceil(1.2)', '32'],
])('TypeScript: %s', (name, text) => {
  expect(namesOf(readTypeScript(`new aws.s3.Bucket(${name});`))).toEqual([text]);
});

test('a pattern that may take for ever is not tried: the name stays open', () => {
  const [name] = namesOf(readTypeScript('new aws.s3.Bucket("aaaa".replace(/(a+)+$/, ""));'));
  expect(name).not.toBe('aaaa');
  expect(name).not.toBe('');
});

test('data of the project is read where a program reads it, settings of stacks are not', () => {
  const more = {
    'names.json': '["a", "b"]',
    'deep/more.yaml': 'names: [c]',
    'Pulumi.dev.yaml': 'names: [secret]',
  };
  const python = readPython(
    `import json, yaml
from pathlib import Path
for name in json.loads(Path("names.json").read_text()): aws.s3.Bucket(name)
with open("deep/more.yaml") as f:
    for name in yaml.safe_load(f)["names"]: aws.s3.Bucket(name)
with open("Pulumi.dev.yaml") as f:
    for name in yaml.safe_load(f)["names"]: aws.s3.Bucket("x-" + name)
`,
    more,
  );
  expect(namesOf(python).slice(0, 3)).toEqual(['a', 'b', 'c']);
  expect(namesOf(python).join()).not.toContain('secret');
  expect(python.unresolved.map(({ reason }) => reason)).toEqual(['run-time-loop']);
  const typescript = readTypeScript(
    'import names from "./names.json";\nfor (const name of names) new aws.s3.Bucket(name);',
    more,
  );
  expect(namesOf(typescript)).toEqual(['a', 'b']);
});
