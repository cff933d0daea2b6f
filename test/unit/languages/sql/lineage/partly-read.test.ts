import { expect, test } from 'vitest';
import { scriptLineage } from '../../../../../languages/sql/lineage/script-lineage.ts';
import { statementColumns } from '../../../../../languages/sql/lineage/statement-columns.ts';

const lineage = (sql: string) => scriptLineage(null, { sql, dialect: 'databricks' });

test.each([
  ['behind an item', 'INSERT INTO t (a) SELECT x y 3 z FROM s'],
  ['behind a query', 'CREATE TABLE t AS SELECT x AS a FROM s WHERE x > 0 ~ ~ 3 BANANA'],
  ['inside a call', 'CREATE TABLE t AS SELECT f(x, ;;) AS a FROM s'],
])('a statement with words that no rule takes, %s, is told and claims nothing for sure', (_where, sql) => {
  const { columns, reads, unresolved } = lineage(sql);
  expect(unresolved.map(({ reason }) => reason)).toEqual(['partly-read']);
  expect(columns.map(({ target, confidence }) => [target, confidence < 1])).toEqual([['t.a', true]]);
  expect(reads).toEqual(['s']);
});

test('what a view was partly read from is no surer further on, and the next statement is sure again', () => {
  const { columns } = lineage(`CREATE TEMP VIEW v AS SELECT x AS b FROM s ~ 3;
INSERT INTO t (a) SELECT b FROM v;
INSERT INTO u (a) SELECT b FROM w`);
  expect(columns.map(({ target, sources, confidence }) => [target, sources, confidence < 1])).toEqual([
    ['t.a', ['s.x'], true],
    ['u.a', ['w.b'], false],
  ]);
});

test('columns of a table that was partly read are not told as all of them', () => {
  const [statement] = statementColumns({
    sql: 'CREATE TABLE t AS SELECT x y 3 z FROM s',
    dialect: 'databricks',
  });
  expect(statement?.tables.map(({ defines }) => defines)).toEqual([false]);
  expect(statement?.unresolved.map(({ reason }) => reason)).toEqual(['partly-read']);
});

test('a statement that is read to its end tells nothing', () => {
  const { unresolved, columns } = lineage('INSERT INTO t (a) SELECT x FROM s WHERE x > 0 LIMIT 3');
  expect(unresolved).toEqual([]);
  expect(columns[0]?.confidence).toBe(1);
});
