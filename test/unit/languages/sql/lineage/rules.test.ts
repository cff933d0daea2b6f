import { expect, test } from 'vitest';
import type { SqlDialect } from '../../../../../languages/sql/parser.ts';
import { lineageOf } from './lineage-of.ts';

interface Rule {
  readonly rule: string;
  readonly dialect: SqlDialect;
  readonly sql: string;
  readonly schema?: Readonly<Record<string, readonly string[]>>;
  readonly columns: readonly string[];
  readonly control?: readonly string[];
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly unresolved?: readonly string[];
}

const rules: readonly Rule[] = [
  {
    rule: 'a dash and digits belong to the name of a project',
    dialect: 'bigquery',
    sql: 'CREATE TABLE d.o AS SELECT x.a, 1.5 AS b, x.c-1 AS c FROM lake-prod-12.gold.x AS x',
    columns: [
      'd.o.a <- lake-prod-12.gold.x.a identity',
      'd.o.b <-  constant',
      'd.o.c <- lake-prod-12.gold.x.c expression',
    ],
    reads: ['lake-prod-12.gold.x'],
  },
  {
    rule: 'rows of a query choose the columns of a pivot',
    dialect: 'snowflake',
    sql: 'CREATE TABLE o AS SELECT * FROM s PIVOT (sum(v) FOR q IN (SELECT DISTINCT q FROM kinds WHERE active))',
    columns: [],
    reads: ['kinds', 's'],
    unresolved: ['star-without-schema s.*'],
  },
  {
    rule: 'INSERT with TOP, and into a directory whose path stands among the options',
    dialect: 'tsql',
    sql: 'INSERT TOP (5) PERCENT INTO dbo.x (a) SELECT b FROM dbo.y',
    columns: ['dbo.x.a <- dbo.y.b rename'],
    writes: ['dbo.x'],
  },
  {
    rule: 'a comma behind the last table of FROM begins no other',
    dialect: 'snowflake',
    sql: 'CREATE TABLE o AS SELECT h.a FROM core.h h, LATERAL FLATTEN(input => h.b) f, WHERE f.value = 1',
    columns: ['o.a <- core.h.a identity'],
    reads: ['core.h'],
    unresolved: [],
  },
  {
    rule: 'behind an argument FROM and FOR begin no query, whatever parenthesis follows',
    dialect: 'postgres',
    sql: "CREATE TABLE o AS SELECT extract(epoch FROM (s.ended - s.began)) / 60 AS m, substring(s.t FROM (1 + s.n) FOR (2)) AS p, trim(BOTH ' ' FROM (s.a || s.b)) AS w FROM core.s s",
    columns: [
      'o.m <- core.s.began, core.s.ended expression',
      'o.p <- core.s.n, core.s.t expression',
      'o.w <- core.s.a, core.s.b expression',
    ],
    reads: ['core.s'],
  },
  {
    rule: 'a summary of a table reads it and takes no value of one of its columns; descriptions read nothing',
    dialect: 'duckdb',
    sql: 'CREATE TABLE o AS SELECT s.min, d.column_type FROM (SUMMARIZE raw.t) s JOIN (DESCRIBE raw.u) d ON true JOIN (SHOW TABLES) n ON true',
    columns: ['o.column_type <-  unknown', 'o.min <-  unknown'],
    reads: ['raw.t'],
  },
  {
    rule: 'rows of VALUES keep the name that stands behind them when a join follows',
    dialect: 'databricks',
    sql: 'CREATE TABLE o AS SELECT a.x, b.z FROM VALUES (1, 2), (3, 4) AS a(x, w) JOIN s b ON a.w = b.w',
    columns: ['o.x <-  constant', 'o.z <- s.z identity'],
    control: ['s.w'],
    reads: ['s'],
  },
  {
    rule: 'a union behind rows of VALUES is one of the queries, not of the rows',
    dialect: 'databricks',
    sql: 'CREATE TABLE o AS SELECT x FROM VALUES (1) AS t(x) UNION ALL SELECT y FROM s',
    columns: ['o.x <- s.y rename'],
  },
  {
    rule: 'OPENROWSET with BULK reads the files that it names, its options are no columns',
    dialect: 'tsql',
    sql: "SELECT r.x INTO o FROM OPENROWSET(BULK ('a.csv', 'b.csv'), FORMAT = 'CSV') r JOIN OPENROWSET('p', 's', 'SELECT * FROM z') q ON 1 = 1",
    columns: ['o.x <- path:a.csv.x, path:b.csv.x identity'],
    control: [],
    reads: ['path:a.csv', 'path:b.csv'],
  },
  {
    rule: 'a struct of one column is another value than the column',
    dialect: 'bigquery',
    sql: 'CREATE TABLE d.o AS SELECT (SELECT AS STRUCT t.a) AS st FROM d.t t',
    columns: ['d.o.st <- d.t.a expression'],
  },
  {
    rule: 'PERFORM is a query whose answer nobody wants',
    dialect: 'postgres',
    sql: 'DO $$ BEGIN PERFORM f(a) FROM s WHERE b > 1; END $$',
    columns: [],
    control: ['s.b'],
    reads: ['s'],
  },
  {
    rule: 'INSERT ALL fills several tables from one query',
    dialect: 'snowflake',
    sql: 'INSERT ALL WHEN amt > 10 THEN INTO big (id, v) VALUES (id, amt) ELSE INTO small (id) VALUES (id) SELECT id, amt, z FROM src',
    columns: ['big.id <- src.id identity', 'big.v <- src.amt rename', 'small.id <- src.id identity'],
    writes: ['big', 'small'],
  },
  {
    rule: 'FROM before several INSERTs serves them all',
    dialect: 'databricks',
    sql: 'FROM s INSERT INTO a (x) SELECT k WHERE k > 1 INSERT INTO b (y) SELECT v',
    columns: ['a.x <- s.k rename', 'b.y <- s.v rename'],
    reads: ['s'],
  },
  {
    rule: 'an overwritten directory is a file that is written by name',
    dialect: 'databricks',
    sql: "INSERT OVERWRITE DIRECTORY '/out' USING parquet SELECT a, b AS c FROM s",
    columns: ['path:/out.a <- s.a identity', 'path:/out.c <- s.b rename'],
    writes: ['path:/out'],
  },
  {
    rule: 'a union of constants and a column is the column',
    dialect: 'duckdb',
    sql: "INSERT INTO o (a) SELECT x FROM s UNION ALL SELECT 'k'",
    columns: ['o.a <- s.x rename'],
  },
  {
    rule: 'EXCEPT keeps the left side, the right side controls',
    dialect: 'postgres',
    sql: 'CREATE TABLE o AS SELECT a FROM l EXCEPT SELECT b FROM r',
    columns: ['o.a <- l.a identity'],
    control: ['r.b'],
  },
  {
    rule: 'of a full join both sides make the column of USING',
    dialect: 'snowflake',
    sql: 'CREATE TABLE o AS SELECT k FROM l FULL JOIN r USING (k)',
    columns: ['o.k <- l.k, r.k expression'],
  },
  {
    rule: 'of a right join the right side makes it',
    dialect: 'snowflake',
    sql: 'CREATE TABLE o AS SELECT k FROM l RIGHT JOIN r USING (k)',
    columns: ['o.k <- r.k identity'],
    control: ['l.k'],
  },
  {
    rule: 'UNNEST with an offset gives both from the array, the implicit form too',
    dialect: 'bigquery',
    sql: 'CREATE TABLE d.o AS SELECT i.sku, n FROM d.t AS t, t.items AS i WITH OFFSET AS n',
    columns: ['d.o.n <- d.t.items expression', 'd.o.sku <- d.t.items expression'],
    reads: ['d.t'],
  },
  {
    rule: 'several aggregates of a pivot are told apart by their alias',
    dialect: 'bigquery',
    sql: "CREATE TABLE d.o AS SELECT * FROM (SELECT k, v FROM d.s) PIVOT (SUM(v) AS s, COUNT(*) AS c FOR k IN ('x'))",
    columns: ['d.o.c_x <-  aggregate', 'd.o.s_x <- d.s.v aggregate'],
    control: ['d.s.k'],
  },
  {
    rule: "DuckDB's statement form of PIVOT",
    dialect: 'duckdb',
    sql: "CREATE TABLE o AS PIVOT s ON q IN ('a') USING sum(v) GROUP BY r",
    columns: ['o.a <- s.v aggregate', 'o.r <- s.r identity'],
    control: ['s.q'],
  },
  {
    rule: 'a parameter counts as what the body does with it',
    dialect: 'bigquery',
    sql: 'CREATE TABLE FUNCTION d.f(y INT64) AS SELECT a FROM d.s WHERE c = y; CREATE TABLE d.o AS SELECT q.a FROM d.t CROSS JOIN d.f(t.z) q',
    columns: ['d.o.a <- d.s.a identity'],
    control: ['d.s.c', 'd.t.z'],
  },
  {
    rule: "a macro's arguments are values where its body makes them so",
    dialect: 'duckdb',
    sql: 'CREATE MACRO f(a, b) AS a + b; CREATE TABLE o AS SELECT f(x, y) AS z FROM s',
    columns: ['o.z <- s.x, s.y expression'],
  },
  {
    rule: "a loop's row is its query",
    dialect: 'bigquery',
    sql: 'FOR r IN (SELECT id FROM d.s) DO INSERT INTO d.o (k) VALUES (r.id); END FOR;',
    columns: ['d.o.k <- d.s.id rename'],
  },
  {
    rule: 'parameters of a procedure end with it',
    dialect: 'databricks',
    sql: 'CREATE PROCEDURE p(IN a STRING) LANGUAGE SQL AS BEGIN INSERT INTO t (x) SELECT a FROM s; END; INSERT INTO u (a) SELECT a FROM v;',
    columns: ['t.x <-  constant', 'u.a <- v.a identity'],
  },
  {
    rule: 'what EXECUTE IMMEDIATE stores in a variable is traced on',
    dialect: 'bigquery',
    sql: 'DECLARE n INT64; EXECUTE IMMEDIATE "SELECT MAX(v) FROM d.s" INTO n; INSERT INTO d.o (m) VALUES (n)',
    columns: ['d.o.m <- d.s.v aggregate'],
  },
  {
    rule: 'text that is not constant is told, and nothing guessed',
    dialect: 'tsql',
    sql: "DECLARE @q nvarchar(max) = N'DELETE FROM ' + @t; EXEC sp_executesql @q",
    columns: [],
    writes: [],
    unresolved: ['dynamic-sql @q'],
  },
  {
    rule: "T-SQL's alias in FROM is the target, and a table variable is traced through",
    dialect: 'tsql',
    sql: 'DECLARE @t TABLE (id int, v int); INSERT INTO @t SELECT a, b FROM dbo.s; UPDATE x SET x.q = t.v FROM dbo.o AS x JOIN @t AS t ON t.id = x.id',
    columns: ['dbo.o.q <- dbo.s.b rename'],
    writes: ['dbo.o'],
    control: ['dbo.o.id', 'dbo.s.a'],
  },
  {
    rule: 'a table is deleted from through a CTE over it',
    dialect: 'tsql',
    sql: 'WITH d AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY z) rn FROM dbo.o) DELETE FROM d WHERE rn > 1',
    columns: [],
    writes: ['dbo.o'],
    control: ['dbo.o.k', 'dbo.o.z'],
  },
  {
    rule: 'EXCLUDED is the row that was to be inserted',
    dialect: 'postgres',
    sql: 'INSERT INTO o (k, v) SELECT a, b FROM s ON CONFLICT (k) DO UPDATE SET v = excluded.v + o.v',
    columns: ['o.k <- s.a rename', 'o.v <- o.v, s.b expression'],
    reads: ['o', 's'],
    control: ['o.k'],
  },
  {
    rule: 'GROUPING SETS, FILTER, named windows and ORDER BY inside aggregates control',
    dialect: 'postgres',
    sql: 'CREATE VIEW v AS SELECT sum(a) FILTER (WHERE b) AS s, string_agg(c, d ORDER BY e) AS t, rank() OVER w AS r FROM s GROUP BY GROUPING SETS ((f), (g, h)) WINDOW w AS (PARTITION BY i ORDER BY j)',
    columns: ['v.r <-  expression', 'v.s <- s.a aggregate', 'v.t <- s.c, s.d aggregate'],
    control: ['s.b', 's.e', 's.f', 's.g', 's.h', 's.i', 's.j'],
  },
  {
    rule: 'the order of percentile_cont is its value, that of listagg is not',
    dialect: 'snowflake',
    sql: "CREATE VIEW v AS SELECT LISTAGG(a, ',') WITHIN GROUP (ORDER BY b) AS l, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY c) AS p FROM s",
    columns: ['v.l <- s.a aggregate', 'v.p <- s.c aggregate'],
    control: ['s.b'],
  },
  {
    rule: 'units of time are no columns; columns of their names are',
    dialect: 'bigquery',
    sql: 'CREATE VIEW d.v AS SELECT DATE_TRUNC(date, MONTH) AS m, EXTRACT(DAY FROM ts) AS e FROM d.s',
    columns: ['d.v.e <- d.s.ts expression', 'd.v.m <- d.s.date expression'],
  },
  {
    rule: 'pipe operators',
    dialect: 'bigquery',
    sql: 'CREATE TABLE d.o AS FROM d.s |> WHERE x > 1 |> AGGREGATE SUM(y) AS sy GROUP BY k |> EXTEND sy * 2 AS d |> DROP sy',
    columns: ['d.o.d <- d.s.y aggregate', 'd.o.k <- d.s.k identity'],
    control: ['d.s.x'],
  },
  {
    rule: 'REPLACE and EXCLUDE of an open star',
    dialect: 'duckdb',
    sql: 'CREATE TABLE o AS SELECT * EXCLUDE (a) REPLACE (b + 1 AS b) FROM s',
    columns: ['o.b <- s.b expression'],
    unresolved: ['star-without-schema s.*'],
  },
  {
    rule: 'MERGE with a star into an unknown target goes by the names of its source',
    dialect: 'databricks',
    sql: 'MERGE INTO t USING (SELECT id, max(v) AS v FROM s GROUP BY id) s ON t.id = s.id WHEN NOT MATCHED THEN INSERT *',
    columns: ['t.id <- s.id identity', 't.v <- s.v aggregate'],
    control: ['t.id'],
  },
  {
    rule: 'constants are joined in IDENTIFIER, parameters are not known',
    dialect: 'databricks',
    sql: "INSERT INTO o (a) SELECT a FROM IDENTIFIER('c' || '.s.t'); INSERT INTO p (a) SELECT a FROM IDENTIFIER(:x || '.t')",
    columns: ['o.a <- c.s.t.a identity', "p.a <- identifier(:x||'.t').a identity"],
    unresolved: ["macro identifier(:x||'.t')"],
  },
  {
    rule: 'two tables without schema leave an unqualified column open',
    dialect: 'tsql',
    sql: 'SELECT a.x, y INTO dbo.o FROM dbo.a AS a CROSS JOIN dbo.b AS b',
    columns: ['dbo.o.x <- dbo.a.x identity', 'dbo.o.y <-  unknown'],
    unresolved: ['ambiguous-column y'],
  },
];

test.each(rules)(
  '$dialect: $rule',
  ({ dialect, sql, schema, columns, control, reads, writes, unresolved }) => {
    const found = lineageOf(dialect, sql, schema);
    expect(found.columns).toEqual(columns);
    expect(found.unresolved).toEqual(unresolved ?? []);
    if (control !== undefined) expect(found.control).toEqual(control);
    if (reads !== undefined) expect(found.reads).toEqual(reads);
    if (writes !== undefined) expect(found.writes).toEqual(writes);
  },
);
