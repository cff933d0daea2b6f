import { expect, test } from 'vitest';
import { lineageOf } from './lineage-of.ts';

test.each([
  [
    'rows that go through a program',
    "CREATE TABLE o AS SELECT TRANSFORM(a, b) USING 'cat' AS (x string, y) FROM s WHERE c > 0",
    ['o.x <- s.a, s.b expression', 'o.y <- s.a, s.b expression'],
  ],
  [
    'the function of that name',
    'CREATE TABLE o AS SELECT transform(a, x -> x + 1) AS b FROM s',
    ['o.b <- s.a expression'],
  ],
  [
    'numbers with their type',
    'CREATE TABLE o AS SELECT 1.5BD AS a, 2e3D AS b, s.c + 1.5F AS d FROM s',
    ['o.a <-  constant', 'o.b <-  constant', 'o.d <- s.c expression'],
  ],
  [
    'rows with names',
    "CREATE TEMP VIEW v AS VALUES (1, 'x') AS t(id, name); INSERT INTO o (a) SELECT name FROM v",
    ['o.a <-  constant'],
  ],
  [
    'how late a stream may be',
    'CREATE STREAMING TABLE o AS SELECT x.a FROM STREAM(s) WATERMARK t DELAY OF INTERVAL 1 HOUR AS x',
    ['o.a <- s.a identity'],
  ],
  [
    'a function that is a class',
    "CREATE TEMPORARY FUNCTION g AS 'com.example.G' USING JAR 'g.jar'; CREATE TABLE o AS SELECT g(a) AS b FROM s",
    ['o.b <- s.a expression'],
  ],
])('%s', (_what, sql, expected) => {
  const { columns, unresolved } = lineageOf('databricks', sql);
  expect(columns).toEqual(expected);
  expect(unresolved).toEqual([]);
});
