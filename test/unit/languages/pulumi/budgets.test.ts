import { expect, test } from 'vitest';
import { read, readPython, readTypeScript } from './read-text.ts';

const reasons = (facts: ReturnType<typeof readPython>): string[] =>
  facts.unresolved.map(({ reason }) => reason);

test.each([
  ['a function that calls itself for ever', 'def f(n):\n    return f(n + 1)\nf(0)\n'],
  ['a loop without end', 'while True:\n    x = 1\n'],
  ['loops in loops', `${'for a in range(2000):\n'.replace(/a/, 'a')}  for b in range(2000):\n    x = a\n`],
])('%s ends by a count, and says so', (_case, program) => {
  const facts = readPython(`${program}\naws.s3.Bucket("after")\n`);
  expect(reasons(facts)).toContain('too-many-items');
  expect(facts).toEqual(readPython(`${program}\naws.s3.Bucket("after")\n`));
});

test.each([
  ['a text', 'x = "ab"\nfor i in range(60):\n    x = x + x\n'],
  ['a template', 'x = config.require("a")\nfor i in range(60):\n    x = f"{x}{x}"\n'],
  ['a replacement', 'x = "a"\nfor i in range(60):\n    x = x.replace("a", "aa")\n'],
  ['a list', 'x = [1, 2]\nfor i in range(60):\n    x = x + x\n'],
  ['a list in place', 'x = [1, 2]\nfor i in range(2000):\n    x.extend(x)\n'],
  ['a nest', 'x = 1\nfor i in range(2000):\n    x = [x, x]\naws.s3.Bucket("nest", tags=x)\n'],
])('%s that doubles itself does not fill the memory', (_case, program) => {
  const facts = readPython(`${program}aws.s3.Bucket("after")\n`);
  expect(facts.resources.map(({ name }) => name)).toContain('after');
});

test('a function that goes down folders of the run is entered once', () => {
  const facts = readTypeScript(`
import * as fs from "fs";
const bucket = new aws.s3.Bucket("site");
function crawl(dir: string) {
  for (const item of fs.readdirSync(dir)) {
    if (fs.statSync(item).isDirectory()) crawl(item);
    new aws.s3.BucketObject(item, { bucket });
  }
}
crawl("www");
`);
  expect(facts.resources.map(({ type }) => type)).toEqual(['aws:s3:Bucket', 'aws:s3:BucketObject']);
  expect(reasons(facts)).toEqual(['run-time-loop']);
});

test.each([
  ['nested brackets', `x = ${'['.repeat(900)}${']'.repeat(900)}\n`],
  ['a long chain', `x = ${'a + '.repeat(5000)}a\n`],
  ['no Python', 'def (((\n'],
  ['nothing', '\0\0'],
])('hostile text does no harm: %s', (_case, program) => {
  expect(() => readPython(program)).not.toThrow();
  expect(() => readTypeScript(program)).not.toThrow();
});

test('a missing program and an unknown language are named', () => {
  expect(reasons(read({ 'Pulumi.yaml': 'name: shop\nruntime: python\n' }))).toEqual(['unresolved-import']);
  expect(reasons(read({ 'Pulumi.yaml': 'name: shop\nruntime: go\n' }))).toEqual(['unsupported-runtime']);
});
