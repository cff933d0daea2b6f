import { expect, test } from 'vitest';
import { createPythonParser } from '../../../../adapters/parsers/python.ts';
import { isTooDeep } from '../../../../languages/python/nesting.ts';
import { readSource } from '../../../../languages/python/read-source.ts';
import { complexityOf, namedCalls } from '../../../../languages/python/scopes.ts';

const parser = await createPythonParser();
const complexity = (text: string): number | undefined => {
  const [first] = readSource(parser, text).definitions;
  return first && complexityOf(first);
};

test('positions count as indexes of the text do, whatever the script', () => {
  const text = 'x = "äöü 😀 𝔘"; größe.messen(x)\n\n\ndef 名前(引数): return 引数.呼ぶ()\n';
  const { module, definitions } = readSource(parser, text);
  expect(namedCalls(module)).toEqual([{ name: 'größe.messen', line: 1 }]);
  expect(definitions.map(({ qualname, lines }) => [qualname, lines])).toEqual([['名前', [4, 4]]]);
  expect(definitions.flatMap(namedCalls)).toEqual([{ name: '引数.呼ぶ', line: 4, head: 'local' }]);
});

/** Figures of the package mccabe 0.7.0. */
test.each([
  ['def f(): pass', 1],
  ['def f():\n if a and b or c: x\n', 2],
  ['def f():\n for x in y: z\n else: w\n', 2],
  ['def f():\n try: a\n except X: b\n', 3],
  ['def f():\n try: a\n except A: b\n except B: c\n else: d\n', 4],
  ['def f():\n with a as b:\n  if x: y\n', 2],
  ['def f():\n def g():\n  if a: b\n', 3],
  ['def f():\n class A:\n  def m(self):\n   if x: y\n  if t: u\n', 4],
  ['def f():\n return [x for x in y if x] if z else (lambda: 1 if x else 2)\n', 1],
])('complexity of %j is %i', (text, expected) => {
  expect(complexity(text)).toBe(expected);
});

test('what mccabe does not look into counts by its rules', () => {
  expect(complexity('def f():\n try: a\n finally:\n  if x: y\n')).toBe(3);
  expect(complexity('def f():\n try: a\n except* A: b\n')).toBe(3);
  expect(
    complexity('def f():\n match x:\n  case 1: a\n  case None: b\n  case y if y: c\n  case _: d\n'),
  ).toBe(4);
});

test('a block ends with its last line of code, and a # in a string is no comment', () => {
  const { definitions, codeLines } = readSource(
    parser,
    'def f():\n  """\n# text\n\n  """\n  # end\n\n  # more\n\nx = 1\n',
  );
  expect(codeLines.total).toBe(5);
  expect(codeLines.lastUpTo(definitions[0]?.lines[1] ?? 0)).toBe(5);
});

test('brackets in strings and comments are not nesting', () => {
  const deep = '('.repeat(1001);
  expect(isTooDeep(`x = ${deep}`)).toBe(true);
  expect(isTooDeep(`x = "${deep}" # ${deep}`)).toBe(false);
  expect(isTooDeep(`x = """\n${deep}\n"""\ny = 'it\\'s ${deep}'`)).toBe(false);
  expect(isTooDeep(`x = '${deep}\n${deep}`)).toBe(true);
  expect(isTooDeep('f()'.repeat(5000))).toBe(false);
});

test('names of any length and made-up text cost no time and invent nothing', () => {
  const long = `${'a'.repeat(500)}()`;
  expect(readSource(parser, long).module).toMatchObject({ calls: [], unnamedCalls: 1 });
  expect(readSource(parser, '\0$ ? def class )('.repeat(50)).error?.[0]).toBe(1);
  expect(readSource(parser, '')).toMatchObject({ definitions: [], imports: [], error: null, main: false });
});
