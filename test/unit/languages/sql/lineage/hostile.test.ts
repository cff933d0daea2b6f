import { describe, expect, test } from 'vitest';
import { lineageDialects } from '../../../../../schemas/cli/lineage.ts';
import { lineageOf } from './lineage-of.ts';

const MEGA = 1024 * 1024;
const after = ';\nINSERT INTO kept (a) SELECT a FROM asked';

/** Too much of one thing: the statement ends as one counted finding, and the next one is read as ever. */
const TOO_MUCH: Readonly<Record<string, string>> = {
  'commas on one line of 2 MB': `SELECT ${'a,'.repeat(MEGA)}a FROM t`,
  'names of names': `SELECT ${'a.'.repeat(300_000)}b FROM t`,
  'CASE in CASE': `SELECT ${'CASE WHEN a THEN '.repeat(30_000)}1${' END'.repeat(30_000)}`,
  'lambdas in lambdas': `SELECT ${'transform(a, x -> '.repeat(3_000)}1${')'.repeat(3_000)}`,
  'signs before a number': `SELECT ${'- '.repeat(300_000)}1`,
  'NOT before a condition': `SELECT ${'NOT '.repeat(300_000)}a FROM t`,
  'subscripts in subscripts': `SELECT ${'a['.repeat(100_000)}1`,
  'CTEs without a query': 'WITH '.repeat(300_000),
  'openings of templates': `SELECT ${'{{'.repeat(200_000)}`,
};

test.each(Object.entries(TOO_MUCH))('%s', (_said, sql) => {
  const { unresolved, columns, reads } = lineageOf('databricks', `${sql}${after}`);
  expect(unresolved).toEqual([expect.stringMatching(/^budget /)]);
  expect(unresolved[0]?.length).toBeLessThan(300);
  expect(columns).toEqual(['kept.a <- asked.a identity']);
  expect(reads).toEqual(['asked']);
});

/** Much, but not too much: the whole of it is read. */
const MUCH: Readonly<Record<string, readonly [sql: string, columns: readonly string[]]>> = {
  'a string of 10 MB': [
    `INSERT INTO o (a, b) SELECT '${'x;'.repeat(5 * MEGA)}', b FROM t`,
    ['o.a <-  constant', 'o.b <- t.b identity'],
  ],
  'a comment of 10 MB': [
    `INSERT INTO o (a) /*${' SELECT'.repeat(MEGA)} */ SELECT a FROM t`,
    ['o.a <- t.a identity'],
  ],
  'blanks of 10 MB': [`INSERT INTO o (a)${' \n'.repeat(5 * MEGA)}SELECT a FROM t`, ['o.a <- t.a identity']],
  'a hundred thousand values': [
    `INSERT INTO o (a) SELECT a FROM t WHERE a IN (${'1,'.repeat(90_000)}1)`,
    ['o.a <- t.a identity'],
  ],
  'twenty thousand statements': [
    'INSERT INTO o (a) SELECT a FROM t;'.repeat(20_000),
    ['o.a <- t.a identity'],
  ],
  'thirty thousand empty ones': [
    `${';'.repeat(30_000)}INSERT INTO o (a) SELECT a FROM t`,
    ['o.a <- t.a identity'],
  ],
};

test.each(Object.entries(MUCH))('%s: nothing is lost', (_said, [sql, columns]) => {
  const found = lineageOf('postgres', sql);
  expect(found.columns).toEqual(columns);
  expect(found.unresolved).toEqual([]);
});

describe.each(lineageDialects)('%s', (dialect) => {
  test.each([
    ['a string', "INSERT INTO o (a) SELECT a FROM t; SELECT 'never; INSERT INTO wrong SELECT 1"],
    ['a quoted name', 'INSERT INTO o (a) SELECT a FROM t; SELECT "never; INSERT INTO wrong SELECT 1'],
    ['a comment', 'INSERT INTO o (a) SELECT a FROM t; /* never; INSERT INTO wrong SELECT 1'],
    ['parentheses', 'INSERT INTO o (a) SELECT a FROM t; SELECT (((('],
    ['a template', 'INSERT INTO o (a) SELECT a FROM t; SELECT {{ {% {# ${'],
  ])('%s without an end leaves what stands before it', (_said, sql) => {
    const { columns, writes } = lineageOf(dialect, sql);
    expect(columns).toEqual(['o.a <- t.a identity']);
    expect(writes).toEqual(['o']);
  });

  test('a byte order mark, NUL bytes and halves of characters change nothing around them', () => {
    const sql = "\uFEFFINSERT INTO o (a) \r\nSELECT a FROM t WHERE b = '\0\uD83D\uFFFD' \0";
    expect(lineageOf(dialect, sql).columns).toEqual(['o.a <- t.a identity']);
  });
});
