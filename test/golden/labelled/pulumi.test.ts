import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { createLanguageTools } from '../../../adapters/parsers/language-tools.ts';
import { pulumi } from '../../../cli/evaluate/kinds/pulumi.ts';

/** The labelled programs: each folder is a case, its expected.json is not among what is read. UPDATE_GOLDEN=1 lays down a missing one. */
const root = join(import.meta.dirname, 'pulumi');
const cases = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
const tools = await createLanguageTools();

function filesOf(name: string): Map<string, string> {
  const folder = join(root, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** Lists are sets: sorted, so that their order does not matter. */
const asSets = (answer: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answer).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.map((item) => canonical(item)).sort() : value,
    ]),
  );
const canonical = (item: unknown): string =>
  JSON.stringify(item, item !== null && typeof item === 'object' ? Object.keys(item).sort() : undefined);

test.each(cases)('%s', async (name) => {
  const files = filesOf(name);
  const expected = files.get('expected.json');
  files.delete('expected.json');
  const answer = await pulumi.answer({ files: Object.fromEntries(files) }, tools);
  if (expected === undefined && process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(join(root, name, 'expected.json'), `${JSON.stringify(answer, null, 1)}\n`);
  expect(asSets(answer)).toEqual(asSets(JSON.parse(expected ?? '{}')));
});

/** Comments, blank lines and the order of files say nothing. */
test.each(cases)('%s, written in another way', async (name) => {
  const files = filesOf(name);
  const expected = JSON.parse(files.get('expected.json') ?? '{}');
  files.delete('expected.json');
  const other = [...files].reverse().map(([path, text]) => [path, reformatted(path, text)] as const);
  const answer = await pulumi.answer({ files: Object.fromEntries(other) }, tools);
  expect(asSets(answer)).toEqual(asSets(expected));
});

function reformatted(path: string, text: string): string {
  const comment = /\.py$/.test(path) ? '# said' : /\.ts$/.test(path) ? '// said' : null;
  if (comment === null) return text;
  const crlf = text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
  return `${comment}\r\n\r\n${crlf}\r\n${comment}\r\n`;
}
