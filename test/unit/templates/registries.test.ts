import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sampleParams } from '../../../queries/_sample/sample.ts';
import { lintStatement } from '../../../queries/lint-cypher.ts';
import { queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
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

test.each(Object.values<SavedQuery>(queries))(
  '$name is portable and asks for no more than it may return',
  (query) => {
    const text = readFileSync(query.cypher, 'utf8');
    expect(lintStatement(text)).toEqual([]);
    expect(text.includes('$repo')).toBe('repo' in query.params.shape);
    expect(text.trimEnd().endsWith('LIMIT $limit')).toBe(true);
  },
);

test('parameters are strict, and repositories are named by their key', () => {
  for (const query of Object.values<SavedQuery>(queries)) {
    const sound = sampleParams(query, 'github.com/o/r');
    expect(query.params.safeParse(sound).error).toBeUndefined();
    expect(query.params.safeParse({ ...sound, other: 1 }).success).toBe(false);
    expect(query.params.safeParse({ ...sound, limit: 0 }).success).toBe(false);
    if ('repo' in sound) expect(query.params.safeParse({ ...sound, repo: 'x y' }).success).toBe(false);
  }
});

test('a query without repository looks at the portfolio', () => {
  for (const query of Object.values<SavedQuery>(queries))
    if (!('repo' in query.params.shape)) expect(query.scope).toBe('portfolio');
});

test('every report asks queries that exist, with parameters that they take', () => {
  for (const report of Object.values(reports)) {
    for (const [name, params] of Object.entries(report.asks)) {
      const query: SavedQuery = queries[name as keyof typeof queries];
      const about = report.about === 'portfolio' ? {} : { repo: 'github.com/o/r' };
      expect(query.params.safeParse({ ...(params as object), ...about }).error).toBeUndefined();
    }
  }
});
