import { expect, test } from 'vitest';
import { lineageOf } from './lineage-of.ts';

const times = (count: number, text: (at: number) => string, glue: string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(glue);

test('a thousand chained CTEs keep their sources', () => {
  const ctes = times(
    1_000,
    (at) => `c${at} AS (SELECT a, b + 1 AS b FROM ${at === 0 ? 't' : `c${at - 1}`})`,
    ', ',
  );
  const { columns } = lineageOf('databricks', `CREATE TABLE o AS WITH ${ctes} SELECT * FROM c999`);
  expect(columns).toEqual(['o.a <- t.a identity', 'o.b <- t.b expression']);
});

test('a star of a thousand columns through a hundred queries', () => {
  const schema = { t: times(1_000, (at) => `c${at}`, ',').split(',') };
  const ctes = times(100, (at) => `q${at} AS (SELECT * FROM ${at === 0 ? 't' : `q${at - 1}`})`, ', ');
  const { columns } = lineageOf('duckdb', `CREATE TABLE o AS WITH ${ctes} SELECT * FROM q99`, schema);
  expect(columns).toHaveLength(1_000);
});

test('ten thousand branches of a union are one column', () => {
  const union = times(10_000, (at) => `SELECT a${at} FROM t${at % 7}`, ' UNION ALL ');
  expect(lineageOf('postgres', `INSERT INTO o (a) ${union}`).columns).toHaveLength(1);
});

test.each([
  ['parentheses', `INSERT INTO t (a) SELECT ${'('.repeat(5_000)}1${')'.repeat(5_000)}`],
  ['subqueries', `INSERT INTO t (a) ${'SELECT a FROM ('.repeat(3_000)}SELECT a FROM z${') x'.repeat(3_000)}`],
  ['tokens', `INSERT INTO t (a) VALUES ${'(1),'.repeat(70_000)}(1)`],
])('too many %s end as one counted finding', (_name, sql) => {
  const { unresolved, columns } = lineageOf('databricks', `${sql}; INSERT INTO u (a) SELECT a FROM v`);
  expect(unresolved).toHaveLength(1);
  expect(unresolved[0]).toMatch(/^budget /);
  expect(columns).toEqual(['u.a <- v.a identity']);
});

test('functions that call each other twice each end at the budget', () => {
  const functions = times(
    40,
    (at) =>
      `CREATE FUNCTION f${at}(x INT) RETURNS INT RETURN ${at === 0 ? 'x' : `f${at - 1}(x) + f${at - 1}(x)`}`,
    ';\n',
  );
  expect(lineageOf('databricks', functions).unresolved.length).toBeGreaterThan(0);
});
