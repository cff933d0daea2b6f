import { expect, test } from 'vitest';
import { scriptLineage } from '../../../../../languages/sql/lineage/script-lineage.ts';

const flows = (sql: string): string[] =>
  scriptLineage(null, { sql, dialect: 'databricks' }).columns.map(({ target, sources, kind }) =>
    `${target} ${kind} ${sources.join(' ')}`.trim(),
  );

test('a struct that is put together in sight has its own fields, one by one and all together', () => {
  const made = `WITH made AS (SELECT struct(a, b AS c) AS s, n FROM t) `;
  expect(flows(`CREATE TABLE z AS ${made} SELECT s.* FROM made`)).toEqual([
    'z.a expression t.a',
    'z.c expression t.b',
  ]);
  expect(flows(`CREATE TABLE z AS ${made} SELECT made.s.c AS c, s AS whole FROM made`)).toEqual([
    'z.c expression t.b',
    'z.whole expression t.a t.b',
  ]);
});

test('the schema of a text or of files says which columns there are', () => {
  const parsed = `SELECT from_json(body, 'id INT, tags ARRAY<STRUCT<k: STRING, v: STRING>>') AS j FROM t`;
  expect(flows(`CREATE TABLE z AS SELECT j.* FROM (${parsed})`)).toEqual([
    'z.id expression t.body',
    'z.tags expression t.body',
  ]);
  const files = `read_files('/in', format => 'csv', schema => 'id INT, price DECIMAL(10, 2)')`;
  expect(flows(`CREATE TABLE z AS SELECT * FROM ${files}`)).toEqual([
    'z.id identity path:/in.id',
    'z.price identity path:/in.price',
  ]);
});

test('a window of time is a function with a start and an end', () => {
  const sql = `CREATE TABLE z AS WITH made AS (SELECT window(at, '1 hour') AS w, count(*) AS n FROM t GROUP BY window(at, '1 hour'))
    SELECT w.*, n FROM made`;
  expect(flows(sql)).toEqual(['z.end expression t.at', 'z.n aggregate', 'z.start expression t.at']);
});

test('a JSON path may stand apart from its column', () => {
  expect(flows('CREATE TABLE z AS SELECT body :id AS id, body:a.b AS b FROM t')).toEqual([
    'z.b expression t.body',
    'z.id expression t.body',
  ]);
});

test('the row of a loop is known in the loop alone', () => {
  const sql = `BEGIN
    FOR r AS SELECT a, b FROM t DO INSERT INTO x (a) VALUES (a); END FOR;
    INSERT INTO y (a) SELECT a FROM u;
  END`;
  expect(flows(sql)).toEqual(['x.a identity t.a', 'y.a identity u.a']);
});

test('what USING gives stands where the text that is executed asks for it', () => {
  const sql = `BEGIN
    DECLARE goal STRING DEFAULT 'x.y';
    EXECUTE IMMEDIATE 'INSERT INTO IDENTIFIER(:goal) (a, n) SELECT a, :n FROM IDENTIFIER(:from)'
      USING goal AS goal, 'u.v' AS from, 3 AS n;
  END`;
  expect(flows(sql)).toEqual(['x.y.a identity u.v.a', 'x.y.n constant']);
  expect(flows(`EXECUTE IMMEDIATE 'INSERT INTO IDENTIFIER(?) (a) SELECT ? FROM t' USING 'x', 1`)).toEqual([
    'x.a constant',
  ]);
});

test.each(['columns', 'columns} ${constraints'])(
  'a placeholder in the place of definitions names no column: %s',
  (name) => {
    expect(flows(`CREATE TABLE z (\${${name}}) AS SELECT a, b FROM t`)).toEqual([
      'z.a identity t.a',
      'z.b identity t.b',
    ]);
  },
);

test('a star among the arguments of a function is all columns of the row, but none where rows are counted', () => {
  const sql =
    'CREATE TABLE s AS SELECT a, b FROM t; CREATE TABLE z AS SELECT hash(*) AS h, to_json(struct(s.*)) AS j, count(*) AS n FROM s';
  expect(flows(sql).filter((flow) => flow.startsWith('z.'))).toEqual([
    'z.h expression s.a s.b',
    'z.j expression s.a s.b',
    'z.n aggregate',
  ]);
  const open = scriptLineage(null, {
    sql: 'CREATE TABLE z AS SELECT hash(*) AS h FROM t',
    dialect: 'databricks',
  });
  expect(open.columns).toEqual([{ target: 'z.h', sources: [], kind: 'expression', confidence: 0.5 }]);
  expect(open.unresolved).toEqual([{ what: 't.*', reason: 'star-without-schema' }]);
});

test('rows that a DELETE returns and that are stored are read, whatever columns they fill', () => {
  const sql = 'WITH d AS (DELETE FROM a WHERE x < 1 RETURNING *) INSERT INTO b SELECT id, x FROM d';
  expect(scriptLineage(null, { sql, dialect: 'postgres' }).reads).toEqual(['a']);
});
