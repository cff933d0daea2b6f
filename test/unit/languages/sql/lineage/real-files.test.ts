import { expect, test } from 'vitest';
import type { SqlDialect } from '../../../../../languages/sql/parser.ts';
import { lineageOf } from './lineage-of.ts';

/** What real files write and textbooks do not: each was misread once. */
const rules: readonly (readonly [
  rule: string,
  dialect: SqlDialect,
  sql: string,
  columns: readonly string[],
  control?: readonly string[],
])[] = [
  [
    'a dash without blanks takes one column from another',
    'databricks',
    'INSERT INTO o (a, b) SELECT x-y, z-1 FROM t',
    ['o.a <- t.x, t.y expression', 'o.b <- t.z expression'],
  ],
  [
    'a dash in the name of a project stays',
    'bigquery',
    'CREATE TABLE d.o AS SELECT x FROM my-proj.d.t',
    ['d.o.x <- my-proj.d.t.x identity'],
  ],
  [
    'columns that are named like words between arguments',
    'bigquery',
    'CREATE TABLE d.o AS SELECT SUM(value * 2) AS a, COUNTIF(value.flag) AS b FROM d.t',
    ['d.o.a <- d.t.value aggregate', 'd.o.b <- d.t.value aggregate'],
  ],
  [
    'GROUP BY names a column of the list',
    'bigquery',
    'CREATE TABLE d.o AS SELECT a.x, COUNT(*) AS n FROM d.a AS a JOIN d.b AS b USING (k) GROUP BY x',
    ['d.o.n <-  aggregate', 'd.o.x <- d.a.x identity'],
  ],
  [
    'a row as an argument: its fields are columns',
    'bigquery',
    'CREATE TEMP FUNCTION f(m ANY TYPE) AS (STRUCT(m.id, m.x.y AS z)); CREATE TABLE d.o AS SELECT f(t).* FROM d.t AS t',
    ['d.o.id <- d.t.id identity', 'd.o.z <- d.t.x expression'],
  ],
  [
    'BEGIN behind a condition opens a block',
    'tsql',
    'IF EXISTS (SELECT 1 FROM dbo.s AS s)\nBEGIN\nINSERT INTO dbo.o (a) SELECT s.a FROM dbo.s AS s\nEND\nINSERT INTO dbo.p (b) SELECT q.b FROM dbo.q AS q',
    ['dbo.o.a <- dbo.s.a identity', 'dbo.p.b <- dbo.q.b identity'],
  ],
  [
    'FOR XML in a subquery of APPLY',
    'tsql',
    "UPDATE o SET o.n = d.n FROM dbo.o AS o CROSS APPLY (SELECT STUFF((SELECT ',' + c.n FROM dbo.c AS c WHERE c.k = o.k FOR XML PATH(''), TYPE).value('.', 'varchar(9)'), 1, 1, '')) AS d (n)",
    ['dbo.o.n <- dbo.c.n expression'],
    ['dbo.c.k', 'dbo.o.k'],
  ],
  [
    'XMLNAMESPACES before the CTEs, OPTION behind the change',
    'tsql',
    "WITH XMLNAMESPACES ('urn:x' AS p), c AS (SELECT s.a FROM dbo.s AS s) INSERT INTO dbo.o (a) SELECT c.a FROM c OPTION (RECOMPILE)",
    ['dbo.o.a <- dbo.s.a identity'],
  ],
  [
    'JSON constructors with colons',
    'tsql',
    "SELECT JSON_OBJECT('a':s.a, 'b': s.b ABSENT ON NULL) AS j INTO dbo.o FROM dbo.s AS s",
    ['dbo.o.j <- dbo.s.a, dbo.s.b expression'],
  ],
  [
    'a literal with its type and its zone',
    'postgres',
    "CREATE TABLE o AS SELECT a - timestamp with time zone '2024-01-01' AS b, c IS JSON OBJECT WITH UNIQUE KEYS AS d FROM t",
    ['o.b <- t.a expression', 'o.d <- t.c expression'],
  ],
  [
    'several columns choose in a PIVOT',
    'databricks',
    "CREATE TABLE o AS SELECT * FROM (SELECT k, y, q, v FROM t) PIVOT (sum(v) FOR (y, q) IN ((1, 'a') AS a1, (1, 'b') AS b1))",
    ['o.a1 <- t.v aggregate', 'o.b1 <- t.v aggregate', 'o.k <- t.k identity'],
    ['t.q', 't.y'],
  ],
  [
    'names behind LATERAL VIEW without AS',
    'databricks',
    'CREATE TABLE o AS SELECT w.p, w.x FROM t LATERAL VIEW posexplode(t.l) w p, x',
    ['o.p <- t.l expression', 'o.x <- t.l expression'],
  ],
];

test.each(rules.map(([rule, dialect, sql, columns, control]) => ({ rule, dialect, sql, columns, control })))(
  '$dialect: $rule',
  ({ dialect, sql, columns, control }) => {
    const found = lineageOf(dialect, sql);
    expect(found.columns).toEqual(columns);
    expect(found.unresolved).toEqual([]);
    if (control !== undefined) expect(found.control).toEqual(control);
  },
);

const schema = { t: ['id', 'amt_a', 'amt_b', 'note'] };

test.each([
  ["COLUMNS('amt.*')", ['o.amt_a <- t.amt_a identity', 'o.amt_b <- t.amt_b identity']],
  ["COLUMNS(c -> c NOT LIKE 'amt%')", ['o.id <- t.id identity', 'o.note <- t.note identity']],
  ['max(COLUMNS(* EXCLUDE (id, note)))', ['o.amt_a <- t.amt_a aggregate', 'o.amt_b <- t.amt_b aggregate']],
])('%s stands for the columns that fit', (list, columns) => {
  expect(lineageOf('duckdb', `CREATE TABLE o AS SELECT ${list} FROM t`, schema).columns).toEqual(columns);
});

test('a star that keeps the names that fit', () => {
  expect(lineageOf('snowflake', "CREATE VIEW o AS SELECT * ILIKE 'AMT%' FROM t", schema).columns).toEqual([
    'o.amt_a <- t.amt_a identity',
    'o.amt_b <- t.amt_b identity',
  ]);
});
