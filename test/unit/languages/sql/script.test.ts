import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSqlParser } from '../../../../adapters/parsers/sql.ts';
import type { SqlDialect } from '../../../../languages/sql/parser.ts';
import { readScript, type StatementTables } from '../../../../languages/sql/script.ts';
import { tokenize } from '../../../../languages/sql/tokenize.ts';

const parser = await createSqlParser();

function tables(statements: readonly StatementTables[]): { reads: string[]; writes: string[] } {
  const all = (field: 'reads' | 'writes'): string[] =>
    [...new Set(statements.flatMap((one) => one[field]))].sort();
  return { reads: all('reads'), writes: all('writes') };
}

const read = (sql: string, dialect: SqlDialect = 'databricks'): { reads: string[]; writes: string[] } =>
  tables(readScript(sql, dialect, parser));

test('a CTE hides a table in its scope only; its own body sees the table', () => {
  expect(read('with t as (select * from t) select * from t').reads).toEqual(['t']);
  expect(
    read('with t as (select 1 from a) select * from (with t as (select 1 from b) select * from t) x join t')
      .reads,
  ).toEqual(['a', 'b']);
  expect(read('select * from (with t as (select 1 from a) select * from t) x join t on 1 = 1').reads).toEqual(
    ['a', 't'],
  );
  expect(
    read('with recursive r as (select 1 from a union all select 1 from r) select * from r', 'postgres').reads,
  ).toEqual(['a']);
});

test('temporary things are traced through, across statements, until they are dropped', () => {
  const script =
    'create temp view v as select * from a; insert into b select * from v; drop view v; select * from v';
  expect(read(script)).toEqual({ reads: ['a', 'v'], writes: ['b'] });
});

test('a statement reads what the temporary things that it reads were filled from', () => {
  const script =
    'create temp view v as select * from a; create temp table w as select * from v; insert into b select * from w';
  expect(readScript(script, 'databricks', parser).at(-1)).toMatchObject({ reads: ['a'], writes: ['b'] });
  const filled =
    'select x into #t from dbo.a; insert into #t select x from dbo.b; insert into c select x from #t';
  expect(readScript(filled, 'tsql', parser).at(-1)).toMatchObject({
    reads: ['dbo.a', 'dbo.b'],
    writes: ['c'],
  });
});

test('a DML target is read where one of its columns makes a value', () => {
  expect(read('update t set a = 1 where b > 2')).toEqual({ reads: [], writes: ['t'] });
  expect(read('update t set a = b + 1')).toEqual({ reads: ['t'], writes: ['t'] });
  expect(read('merge into t using s on t.i = s.i when matched then update set a = s.a')).toEqual({
    reads: ['s'],
    writes: ['t'],
  });
  expect(read('merge into t using s on t.i = s.i when matched then update set a = t.a + s.a').reads).toEqual([
    's',
    't',
  ]);
});

test('what the parser refuses is read by its tokens, and says so', () => {
  const nested = `${'select * from ('.repeat(60)}select 1 from x.y${') q'.repeat(60)}`;
  const [statement] = readScript(nested, 'databricks', parser);
  expect(statement).toMatchObject({ reading: 'traced', reads: ['x.y'] });
  const [unclear] = readScript('select a b c d from x.y', 'databricks', parser);
  expect(unclear).toMatchObject({ reading: 'tokens', reads: ['x.y'] });
});

test('what the parser refuses and the engine of columns understands is no guess', () => {
  const of = (sql: string, dialect: SqlDialect) => {
    const { reading, reads, writes } = readScript(sql, dialect, parser).at(-1) ?? {};
    return { reading, reads, writes };
  };
  expect(
    of('UPDATE d SET d.a = w.a FROM core.dim AS d JOIN #w AS w ON w.id = d.id OPTION (RECOMPILE)', 'tsql'),
  ).toEqual({ reading: 'traced', reads: ['core.dim'], writes: ['core.dim'] });
});

test('a quote that is never closed is no reading, whoever takes the text', () => {
  for (const sql of ["select 'a from t;\nselect b from u", 'select * from "t;\nselect b from u'])
    expect(readScript(sql, 'databricks', parser)[0]).toMatchObject({
      reading: expect.not.stringMatching('traced'),
    });
});

test('a change through a CTE is one of the table behind it', () => {
  const [statement] = readScript('WITH c AS (SELECT * FROM s.t) UPDATE c SET a = 1', 'tsql', parser);
  expect(statement).toMatchObject({ reads: ['s.t'], writes: ['s.t'] });
});

test('a flow of change data may read a query; IDENTIFIER of a text is that name in every statement', () => {
  const of = (sql: string) => readScript(sql, 'databricks', parser)[0];
  expect(
    of(
      'CREATE FLOW f AS AUTO CDC INTO dim FROM (SELECT * FROM STREAM(bronze.people)) KEYS (id) SEQUENCE BY at',
    ),
  ).toMatchObject({ reads: ['bronze.people'], writes: ['dim'] });
  expect(of("CREATE TABLE IDENTIFIER('lake.gold.`odd.name`') (a INT)")).toMatchObject({
    writes: ['lake.gold.`odd.name`'],
  });
  expect(of("TRUNCATE TABLE IDENTIFIER('lake.gold.x')")).toMatchObject({ writes: ['lake.gold.x'] });
});

test('what takes too much is refused by its count', () => {
  const [deep] = readScript(`select ${'('.repeat(3_000)}`, 'databricks', parser);
  expect(deep).toMatchObject({ over: 'too-deep', reads: [], writes: [] });
  const [long] = readScript(`insert into t values ${'(1),'.repeat(70_000)}(1)`, 'databricks', parser);
  expect(long).toMatchObject({ over: 'too-large', reads: [], writes: [] });
});

test('text that is no SQL is a failure, not a guess', () => {
  expect(readScript('this is no statement', 'databricks', parser)[0]).toMatchObject({
    reading: 'failed',
    reads: [],
  });
});

test('the hash does not see comments, white space and the case of keywords, but sees quotes', () => {
  const hash = (sql: string): string => readScript(sql, 'databricks', parser)[0]?.textHash ?? '';
  expect(hash('SELECT  a -- x\nFROM t')).toBe(hash('select a from /* y */ T'));
  expect(hash("select 'A' from t")).not.toBe(hash("select 'a' from t"));
});

interface Case {
  readonly dialect: SqlDialect;
  readonly sql: string;
  readonly schema?: Record<string, string[]>;
}
const labelled = readFileSync(new URL('../../../golden/labelled/sql/cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);

/** The same tokens with other blanks and comments between them, keywords in another case. */
function reformat({ sql, dialect }: Case, choices: readonly number[]): string {
  let text = '';
  let last = 0;
  for (const [at, token] of tokenize(sql, dialect).entries()) {
    const choice = choices[at % choices.length] ?? 0;
    const gap = token.start > last || at === 0;
    if (gap) text += [' ', '\n', '  \t', ' /* from nowhere.x; */ ', ' -- join y.z\n'][choice % 5];
    const folds = token.kind === 'word' && /^[a-z_]+$/i.test(token.text) && dialect !== 'bigquery';
    text += folds && choice % 2 === 1 ? token.text.toUpperCase() : token.text;
    last = token.end;
  }
  return text;
}

test('formatting, comments and the case of words never change the tables', () => {
  // T-SQL goes by lines, so a reformatted script of several statements is another one there.
  const cases = labelled.filter(({ dialect }) => dialect !== 'tsql');
  fc.assert(
    fc.property(
      fc.constantFrom(...cases),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }),
      (one, choices) => {
        const before = tables(readScript(one.sql, one.dialect, parser, one.schema));
        const after = tables(readScript(reformat(one, choices), one.dialect, parser, one.schema));
        expect(after).toEqual(before);
      },
    ),
    { numRuns: 400, seed: 20_261_123 },
  );
});

test('names with dashes and digits, files and temporary tables of LOAD DATA, other servers, choices of a pivot', () => {
  const of = (sql: string, dialect: SqlDialect) => {
    const { reads, writes } = readScript(sql, dialect, parser)[0] ?? {};
    return { reads, writes };
  };
  expect(of('SELECT * FROM lake-prod-12.gold.x JOIN lake-3.gold.y USING (id)', 'bigquery')).toEqual({
    reads: ['lake-3.gold.y', 'lake-prod-12.gold.x'],
    writes: [],
  });
  expect(
    of(
      "LOAD DATA INTO gold.x PARTITIONS(_P = TIMESTAMP '2026-01-01') FROM FILES (format = 'CSV', uris = ['gs://b/1', 'gs://b/2'])",
      'bigquery',
    ),
  ).toEqual({ reads: ['path:gs://b/1', 'path:gs://b/2'], writes: ['gold.x'] });
  expect(
    of("LOAD DATA INTO TEMP TABLE x FROM FILES (format = 'CSV', uris = ['gs://b/1'])", 'bigquery'),
  ).toEqual({
    reads: ['path:gs://b/1'],
    writes: [],
  });
  expect(of("DELETE OPENQUERY (other, 'SELECT a FROM t')", 'tsql')).toEqual({ reads: [], writes: [] });
  expect(of('INSERT TOP (10) PERCENT INTO dbo.x SELECT * FROM dbo.y', 'tsql')).toEqual({
    reads: ['dbo.y'],
    writes: ['dbo.x'],
  });
});
