import { describe, expect, test } from 'vitest';
import { classify, LARGEST } from '../../../../activities/1-ingest/census/classify.ts';
import { inspectContent } from '../../../../activities/1-ingest/census/content.ts';
import { languageOfFirstLine, languageOfName } from '../../../../activities/1-ingest/census/language.ts';
import {
  LANGUAGE_EXTENSIONS,
  LANGUAGE_INTERPRETERS,
  LANGUAGE_NAMES,
} from '../../../../activities/1-ingest/census/language-table.ts';
import { setAside } from '../../../../activities/1-ingest/census/set-aside.ts';
import { takeCensusOf } from '../../../../activities/1-ingest/census/take-census.ts';
import { unsafePath } from '../../../../activities/1-ingest/census/unsafe-path.ts';
import { FileEntry } from '../../../../schemas/repository.ts';

const blob = 'a'.repeat(40);
const entry = (path: string, more: object = {}) => ({ path, blob, size: 10, mode: 'file' as const, ...more });
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('languages', () => {
  test.each([
    ['a/b.PY', 'Python'],
    ['models/x.sql', 'SQL'],
    ['x.ipynb', 'Jupyter Notebook'],
    ['Dockerfile', 'Dockerfile'],
    ['docker/Dockerfile.dev', 'Dockerfile'],
    ['requirements-dev.txt', 'Pip Requirements'],
    ['.gitignore', 'Ignore List'],
    ['dir.py/file', null],
    ['constructor', null],
    ['x.constructor', null],
    ['', null],
  ])('%s is %s', (path, language) => {
    expect(languageOfName(path)).toBe(language);
  });

  test.each([
    ['#!/usr/bin/env python3.11', 'Python'],
    ['#!/usr/bin/env -S LANG=C python3 -u', 'Python'],
    ['#! /bin/bash -e', 'Shell'],
    ['#!/usr/bin/env', null],
    ['# not one', null],
  ])('%s is %s', (line, language) => {
    expect(languageOfFirstLine(line)).toBe(language);
  });

  test('no word of the tables stands for two languages', () => {
    for (const table of [LANGUAGE_EXTENSIONS, LANGUAGE_NAMES, LANGUAGE_INTERPRETERS]) {
      const words = Object.values(table).flatMap((list) => list.split(' '));
      expect(words.filter((word, n) => words.indexOf(word) !== n)).toEqual([]);
    }
  });
});

describe('contents', () => {
  test.each([
    ['', 'text', 0],
    ['one', 'text', 1],
    ['one\n', 'text', 1],
    ['one\r\ntwo', 'text', 2],
    ['\n\n', 'text', 2],
    ['a\0b', 'binary', null],
    ['caf\xe9', 'invalid-utf8', null],
    ['\xed\xa0\x80', 'invalid-utf8', null],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'lfs-pointer', null],
  ])('%j is %s with %s lines', (text, state, lines) => {
    expect(inspectContent(bytes(text))).toMatchObject({ state, lines });
  });

  test('a NUL counts where git looks for it', () => {
    expect(inspectContent(bytes(`${'x'.repeat(7999)}\0`)).state).toBe('binary');
    expect(inspectContent(bytes(`${'x'.repeat(8000)}\0`)).state).toBe('text');
  });

  test('a long file that begins like an LFS pointer is text', () => {
    expect(
      inspectContent(bytes(`version https://git-lfs.github.com/spec/v1\n${'x'.repeat(2000)}`)).state,
    ).toBe('text');
  });
});

describe('census lines', () => {
  test.each([
    [entry('big.sql', { size: LARGEST + 1 }), 'too-large'],
    [entry('link.py', { mode: 'symlink' }), 'symlink'],
    [entry('sub', { mode: 'submodule', size: 0 }), 'submodule'],
    [entry('../up.py'), 'unsafe-path'],
    [entry('gone.py'), 'missing-blob'],
  ])('%j is %s, is set aside with a reason, and stays a valid line', (given, state) => {
    const file = FileEntry.parse(classify(given, null));
    expect(file.state).toBe(state);
    expect(setAside(file)).toMatchObject({ kind: 'file', reason: state, path: given.path });
  });

  test('text is not set aside', () => {
    expect(setAside(classify(entry('x.py'), bytes('x = 1\n')))).toBeNull();
  });

  test('a shebang names what the file name does not; the name comes first', () => {
    expect(classify(entry('bin/run'), bytes('#!/usr/bin/env python3\n')).language).toBe('Python');
    expect(classify(entry('run.sh'), bytes('#!/usr/bin/env python3\n')).language).toBe('Shell');
  });

  test.each([
    ['a.py', '# Databricks notebook source\nx\n', true],
    ['a.py', '\xef\xbb\xbf# Databricks notebook source\r\nx\n', true],
    ['a.sql', '-- Databricks notebook source', true],
    ['a.scala', '// Databricks notebook source', true],
    ['a.py', 'x\n# Databricks notebook source\n', false],
    ['a.ipynb', '{}', true],
  ])('%s beginning with %j: notebook %s', (path, text, notebook) => {
    expect(classify(entry(path), bytes(text)).notebook).toBe(notebook);
  });
});

test.each([
  '/etc/passwd',
  'a/../b',
  './a',
  'a//b',
  'a\\b',
  'a\nb',
  'a/.GIT/config',
  'x\u202egnp.exe',
  'x'.repeat(5000),
])('unsafe: %j', (path) => {
  expect(unsafePath(path)).not.toBeNull();
});
test.each(['a/b.py', 'a b/ü.sql', '...', '.github/x', "it's $(fine)`"])('safe: %j', (path) => {
  expect(unsafePath(path)).toBeNull();
});

test('contents meet their paths although some entries are not read', async () => {
  const asked: string[] = [];
  const tree = [
    entry('a.py', { blob: '1'.repeat(40) }),
    entry('b', { mode: 'symlink' }),
    entry('c.py', { blob: '2'.repeat(40) }),
    entry('c.py', { blob: '3'.repeat(40) }),
    entry('d.py', { blob: '4'.repeat(40) }),
  ];
  const mirrors = {
    tree: async function* () {
      yield* tree;
    },
    blobs: async function* (_: string, ids: Iterable<string>) {
      for (const id of ids) {
        asked.push(id[0] ?? '');
        yield id.startsWith('2') ? null : bytes('x\n'.repeat(Number(id[0])));
      }
    },
  };
  const census = [];
  for await (const file of takeCensusOf(mirrors, 'm', 'sha'))
    census.push([file.path, file.state, file.lines]);
  expect(asked).toEqual(['1', '2', '4']);
  expect(census).toEqual([
    ['a.py', 'text', 1],
    ['b', 'symlink', null],
    ['c.py', 'missing-blob', null],
    ['d.py', 'text', 4],
  ]);
});
