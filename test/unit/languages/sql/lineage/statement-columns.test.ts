import { expect, test } from 'vitest';
import { scriptLineage } from '../../../../../languages/sql/lineage/script-lineage.ts';
import { statementColumns } from '../../../../../languages/sql/lineage/statement-columns.ts';

test('each statement says its own columns; the script unites them', () => {
  const sql = 'INSERT INTO o.t (a) SELECT x FROM s.one; INSERT INTO o.t (a) SELECT y + 1 FROM s.two;';
  const [first, second] = statementColumns({ sql, dialect: 'databricks' });
  expect(first?.flows).toMatchObject([
    { column: 'a', sources: [{ table: 's.one', column: 'x' }], kind: 'rename' },
  ]);
  expect(second?.flows).toMatchObject([{ sources: [{ table: 's.two', column: 'y' }], kind: 'expression' }]);
  expect(scriptLineage(null, { sql, dialect: 'databricks' }).columns).toMatchObject([
    { target: 'o.t.a', sources: ['s.one.x', 's.two.y'] },
  ]);
});

test('a star over an unknown table is left for other files, with its place and what it leaves out', () => {
  const sql = 'CREATE VIEW m.v AS SELECT 1 AS one, * EXCEPT (secret), upper(b) AS two FROM r.t';
  expect(statementColumns({ sql, dialect: 'bigquery' })).toMatchObject([
    {
      tables: [
        {
          table: 'm.v',
          columns: ['one', 'two'],
          defines: true,
          stars: [{ table: 'r.t', at: 1, without: ['secret'] }],
        },
      ],
      unresolved: [],
    },
  ]);
});

test('stars of a set operation cannot be filled by name, and stay unresolved', () => {
  const sql = 'CREATE TABLE m.v AS SELECT * FROM r.a UNION ALL SELECT * FROM r.b';
  const [only] = statementColumns({ sql, dialect: 'databricks' });
  expect(only?.tables).toMatchObject([{ defines: false, stars: [] }]);
  expect(only?.unresolved.map(({ what }) => what)).toEqual(['r.a.*', 'r.b.*']);
});

test('columns of a temporary table flow through it, and it is no table', () => {
  const sql = 'CREATE TEMP TABLE x AS SELECT a AS b FROM r.t; CREATE TABLE m.v AS SELECT b FROM x;';
  const statements = statementColumns({ sql, dialect: 'postgres' });
  expect(statements.flatMap(({ flows }) => flows)).toMatchObject([
    { table: 'm.v', column: 'b', sources: [{ table: 'r.t', column: 'a' }] },
  ]);
});
