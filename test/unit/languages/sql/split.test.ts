import { expect, test } from 'vitest';
import type { SqlDialect } from '../../../../languages/sql/parser.ts';
import { splitStatements } from '../../../../languages/sql/split.ts';

const split = (text: string, dialect: SqlDialect = 'databricks'): string[] =>
  splitStatements(text, dialect).map(({ tokens }) => tokens.map((token) => token.text).join(' '));

test('semicolons in strings, quoted names, comments and dollar strings do not split', () => {
  expect(split(`select ';' as a, "x;y", \`b;c\` from t -- ;\n; /* ; */ select 2`)).toEqual([
    'select \';\' as a , "x;y" , `b;c` from t',
    'select 2',
  ]);
  expect(split('select $q$ a; $$ b; $q$; select 1', 'postgres')).toEqual([
    'select $q$ a; $$ b; $q$',
    'select 1',
  ]);
  expect(split("select 'it''s; \\'; select 2", 'postgres')).toEqual(["select 'it''s; \\'", 'select 2']);
  expect(split("select 'it\\'s; '; select 2")).toEqual(["select 'it\\'s; '", 'select 2']);
});

test('block comments nest where the dialect nests them', () => {
  expect(split('select 1 /* a /* b */ ; */ ; select 2', 'postgres')).toEqual(['select 1', 'select 2']);
  expect(split('select 1 /* a /* b */ ; select 2', 'snowflake')).toEqual(['select 1', 'select 2']);
});

test('blocks are taken apart, CASE … END stays in its statement', () => {
  const script = `BEGIN
    IF (select max(a) from t) > 1 THEN delete from u; ELSE truncate table v; END IF;
    select case when a then b end from w;
  END`;
  expect(splitStatements(script, 'databricks').map(({ role, lines }) => [role, lines])).toEqual([
    ['condition', [2, 2]],
    ['statement', [2, 2]],
    ['statement', [2, 2]],
    ['statement', [3, 3]],
  ]);
});

test('a transaction is no block', () => {
  expect(split('BEGIN; delete from a; COMMIT', 'postgres')).toEqual(['BEGIN', 'delete from a', 'COMMIT']);
});

test('T-SQL: GO and keywords that open a line separate, what continues a statement does not', () => {
  const script = `INSERT INTO a (x)
SELECT x FROM b
UPDATE c SET y = 1
GO
WITH q AS (SELECT 1 z)
SELECT z FROM q
UNION ALL
SELECT 2`;
  expect(split(script, 'tsql')).toEqual([
    'INSERT INTO a ( x ) SELECT x FROM b',
    'UPDATE c SET y = 1',
    'WITH q AS ( SELECT 1 z ) SELECT z FROM q UNION ALL SELECT 2',
  ]);
});

test('what is never closed runs to the end', () => {
  expect(split("select 1; select 'a; select 2")).toEqual(['select 1', "select 'a; select 2"]);
  expect(split('select 1 /* select 2; select 3')).toEqual(['select 1']);
});

test('a long line and many openings are read once', () => {
  expect(split(`select ${'1,'.repeat(50_000)}2`)).toHaveLength(1);
  expect(split('{{'.repeat(5_000))).toHaveLength(1);
});

test('without semicolons a definition ends where the next statement begins', () => {
  const script = `CREATE TABLE #t (a int, b int)
INSERT INTO #t (a)
SELECT x FROM s
ALTER TABLE #t
ALTER COLUMN b bigint
ALTER TABLE #t ADD c int
SET @n = 1
CREATE VIEW v
AS
WITH w AS (
  SELECT a FROM t
)
SELECT a FROM w`;
  expect(split(script, 'tsql').map((text) => text.split(' ').slice(0, 3).join(' '))).toEqual([
    'CREATE TABLE #t',
    'INSERT INTO #t',
    'ALTER TABLE #t',
    'ALTER TABLE #t',
    'SET @n =',
    'CREATE VIEW v',
  ]);
});
