import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lintStatement } from '../../../queries/lint-cypher.ts';
import { queries } from '../../../queries/registry.ts';
import { reports } from '../../../templates/registry.ts';

const foldersIn = (path: string): string[] =>
  readdirSync(fileURLToPath(new URL(`../../../${path}/`, import.meta.url)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map(({ name }) => name)
    .sort();

test('every query folder is registered under its name in snake_case', () => {
  expect(
    Object.keys(queries)
      .map((name) => name.replaceAll('_', '-'))
      .sort(),
  ).toEqual(foldersIn('queries'));
  for (const [name, query] of Object.entries(queries)) expect(query.name).toBe(name);
});

test('every report folder is registered under its name', () => {
  expect(Object.keys(reports).sort()).toEqual(foldersIn('templates'));
  for (const [name, report] of Object.entries(reports)) expect(report.name).toBe(name);
});

test('every report has golden cases, one of them hostile', () => {
  for (const name of Object.keys(reports)) {
    expect(foldersIn(`test/golden/reports/${name}`)).toContain('hostile');
  }
});

test.each(Object.values(queries))('$name is portable and asks for no more than it may return', (query) => {
  const text = readFileSync(query.cypher, 'utf8');
  expect(lintStatement(text)).toEqual([]);
  expect(text).toContain('$repo');
  expect(text.trimEnd().endsWith('LIMIT $limit')).toBe(true);
});

test('parameters are strict, and repositories are named by their key', () => {
  for (const query of Object.values(queries)) {
    const paths = query.name === 'file_commits' ? { paths: [] } : {};
    expect(query.params.safeParse({ repo: 'github.com/o/r', ...paths }).success).toBe(true);
    expect(query.params.safeParse({ repo: 'github.com/o/r', ...paths, other: 1 }).success).toBe(false);
    expect(query.params.safeParse({ repo: 'x y', ...paths }).success).toBe(false);
    expect(query.params.safeParse({ repo: 'github.com/o/r', ...paths, limit: 0 }).success).toBe(false);
  }
});

test('every report asks queries that exist, with parameters that they take', () => {
  for (const report of Object.values(reports)) {
    for (const [name, params] of Object.entries(report.asks)) {
      const query = queries[name as keyof typeof queries];
      expect(query.params.safeParse({ ...(params as object), repo: 'github.com/o/r' }).success).toBe(true);
    }
  }
});
