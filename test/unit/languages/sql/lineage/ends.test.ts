import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineageDialects } from '../../../../../schemas/cli/lineage.ts';
import { lineageOf } from './lineage-of.ts';

const WORDS =
  "SELECT FROM WHERE WITH AS ( ) ( ) [ ] { } , , . * : :: -> => = + - a b t 1 's' JOIN LATERAL VIEW ON USING UNION ALL PIVOT UNPIVOT FOR IN INSERT INTO UPDATE SET MERGE WHEN MATCHED THEN CASE END OVER PARTITION BY ORDER GROUP GROUPING SETS LIMIT CREATE TABLE FUNCTION PROCEDURE BEGIN IF DECLARE EXCEPT REPLACE RENAME COLUMNS STRUCT ARRAY < > INTERVAL VALUES EXISTS IS NOT NULL LIKE |> AGGREGATE MATCH_RECOGNIZE IDENTIFIER EXECUTE IMMEDIATE ; ${x} {{y}} $$ START CONNECT WINDOW QUALIFY TABLESAMPLE SAMPLE RETURNING OUTPUT COPY".split(
    ' ',
  );

describe.each(lineageDialects)('%s', (dialect) => {
  test('whatever the words and signs stand in, reading ends, and ends alike', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
        const sql = words.join(' ');
        const { session: _, ...once } = lineageOf(dialect, sql);
        const { session: __, ...again } = lineageOf(dialect, sql);
        expect(again).toEqual(once);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

test.each([
  ['a pivot by names without parentheses', "SELECT * FROM p PIVOT (sum(a) FOR n, m IN (('x', 1) AS c))"],
  ['a list that is closed by another sign', 'INSERT INTO t (a ] b) SELECT 1'],
  ['parentheses that are read twice each', `SELECT ${'('.repeat(60)}SELECT 1${') + 1'.repeat(60)}`],
])('%s', (_what, sql) => {
  const { columns } = lineageOf('databricks', `${sql}; INSERT INTO u (a) SELECT a FROM v`);
  expect(columns).toContain('u.a <- v.a identity');
});
