import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSurroundings } from '../../../../cli/lineage/read-lineage-file.ts';
import type { LineageReader } from '../../../../cli/lineage/reader.ts';
import { findReader, lineageReaders } from '../../../../cli/lineage/registry.ts';

const reader = (language: string, more: Partial<LineageReader>): LineageReader => ({
  language,
  endings: ['.sql'],
  read: () => {
    throw new Error('not asked');
  },
  ...more,
});

test('of two languages with one ending the first that claims the text has it', () => {
  const notebook = reader('notebook', {
    accepts: (_path, text) => text.startsWith('-- Databricks notebook'),
  });
  const readers = [notebook, reader('sql', {})];
  expect(findReader('a.sql', '-- Databricks notebook source', readers).language).toBe('notebook');
  expect(findReader('a.sql', 'select 1', readers).language).toBe('sql');
  expect(findReader('-', '-- Databricks notebook source', readers).language).toBe('sql');
  expect(() => findReader('a.py', '', readers)).toThrow('known are notebook (.sql); sql (.sql)');
});

test('every language has endings of its own, with their dots', () => {
  for (const { endings } of lineageReaders) {
    expect(endings.length).toBeGreaterThan(0);
    for (const ending of endings) expect(ending).toMatch(/^\.[a-z]+$/);
  }
});

test('a reader that names a root file is given the texts below it, and no others', () => {
  const root = mkdtempSync(join(tmpdir(), 'fresh-root-'));
  for (const folder of ['plan/models', 'plan/.git']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'beside.sql'), 'no part');
  writeFileSync(join(root, 'plan/project.yml'), 'name: plan');
  writeFileSync(join(root, 'plan/.git/HEAD'), 'no part');
  writeFileSync(join(root, 'plan/picture.png'), Uint8Array.of(0x89, 0x50, 0xff));
  writeFileSync(join(root, 'plan/models/a.sql'), 'select 1');
  const path = join(root, 'plan/models/a.sql');
  const file = withSurroundings(path, 'select 1', reader('plan', { rootFile: 'project.yml' }));
  expect(file.path).toBe('models/a.sql');
  expect([...file.files]).toEqual([
    ['models/a.sql', 'select 1'],
    ['project.yml', 'name: plan'],
  ]);
  const alone = withSurroundings(path, 'select 1', reader('sql', {}));
  expect([alone.path, ...alone.files.keys()]).toEqual(['a.sql', 'a.sql']);
  const lost = withSurroundings(
    join(root, 'beside.sql'),
    'x',
    reader('plan', { rootFile: 'no-such-root.yml' }),
  );
  expect(lost.path).toBe('beside.sql');
});
