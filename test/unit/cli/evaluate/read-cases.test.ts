import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readCases } from '../../../../cli/evaluate/read-cases.ts';
import { findKind } from '../../../../cli/evaluate/registry.ts';
import { UsageError } from '../../../../cli/exit-codes.ts';

const lines = { name: 'talk', form: 'lines', inputs: ['text', 'schema'] } as const;
const folders = { name: 'plans', form: 'folders', inputs: [] } as const;

/** A new folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'fresh-cases-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;

test('of a line only the listed inputs are given, and no input is judged', () => {
  const text = line({ id: 'x', feature: 'f', text: 'T', notes: 'n', schema: { t: ['c'] }, reads: ['a'] });
  expect(readCases(lines, folderOf({ 'cases.jsonl': `\n${text}\n  \n` }))).toEqual([
    { id: 'x', feature: 'f', given: { text: 'T', schema: { t: ['c'] } }, expected: { reads: ['a'] } },
  ]);
});

test('of a folder every file but the labels is given, by its path with slashes', () => {
  const root = folderOf({
    'b/expected.json': '{"resources": []}',
    'b/program/main.py': 'x = 1',
    'b/plan.yaml': 'name: b',
    'a/expected.json': '{"resources": ["r"]}',
    'README.md': 'no case',
    'notes/plan.yaml': 'no labels, no case',
  });
  expect(readCases(folders, root)).toEqual([
    { id: 'a', feature: 'all', given: { files: {} }, expected: { resources: ['r'] } },
    {
      id: 'b',
      feature: 'all',
      given: { files: { 'plan.yaml': 'name: b', 'program/main.py': 'x = 1' } },
      expected: { resources: [] },
    },
  ]);
});

test('a file of lines is read as well as the folder it lies in', () => {
  const root = folderOf({ 'cases.jsonl': line({ id: 'a' }), 'others.jsonl': line({ id: 'b' }) });
  expect(readCases(lines, root).map(({ id }) => id)).toEqual(['a']);
  expect(readCases(lines, join(root, 'others.jsonl')).map(({ id }) => id)).toEqual(['b']);
});

test.each([
  [
    'a folder that does not exist',
    lines,
    {},
    'none',
    /none does not exist: name the folder of a labelled set/,
  ],
  ['a folder without cases', lines, {}, '', /has no cases\.jsonl: this kind of set is a cases\.jsonl file/],
  ['an empty file', lines, { 'cases.jsonl': '\n\n' }, '', /holds no case: a talk set is a cases\.jsonl file/],
  [
    'a line that is broken',
    lines,
    { 'cases.jsonl': `${line({ id: 'a' })}{"id": ` },
    '',
    /cases\.jsonl:2 is not JSON/,
  ],
  ['a line that is a list', lines, { 'cases.jsonl': '[1]\n' }, '', /cases\.jsonl:1 is no JSON object/],
  [
    'a case that is named twice',
    lines,
    { 'cases.jsonl': line({ id: 'a' }).repeat(2) },
    '',
    /names the case a twice/,
  ],
  ['a line without an id', lines, { 'cases.jsonl': line({ text: 'T' }) }, '', /cases\.jsonl:1 has no id/],
  [
    'a file in place of a folder',
    folders,
    { 'x.txt': '' },
    'x.txt',
    /is a file: this kind of set is one folder a case/,
  ],
  [
    'folders without labels',
    folders,
    { 'a/plan.yaml': '' },
    '',
    /holds no case: a plans set is one folder a case/,
  ],
  ['labels that are broken', folders, { 'a/expected.json': '{' }, '', /expected\.json is not JSON/],
  ['labels that are null', folders, { 'a/expected.json': 'null' }, '', /expected\.json is no JSON object/],
] as const)('%s is told with what to do next', (_said, kind, files, path, message) => {
  const read = (): unknown => readCases(kind, join(folderOf(files), path));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});

test('a kind that nobody answers is told with the known ones', () => {
  expect(() => findKind('cobol')).toThrow(/no labelled set of kind "cobol" can be answered; known: .*sql/);
  expect(() => findKind('toString')).toThrow(UsageError);
});
