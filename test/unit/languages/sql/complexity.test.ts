import { expect, test } from 'vitest';
import { createSqlParser } from '../../../../adapters/parsers/sql.ts';
import type { SqlParser } from '../../../../languages/sql/parser.ts';
import { readScript } from '../../../../languages/sql/script.ts';

const parser = await createSqlParser();
/** Refuses everything, so that words alone decide. */
const blind: SqlParser = { parse: () => ({ error: 'refused' }) };
const complexity = (text: string, by: SqlParser): number[] =>
  readScript(text, 'databricks', by).map((statement) => statement.complexity);

test.each([
  ['a plain query', 'select a from t', 1],
  ['a definition without query', 'create table t (a int, b int)', 1],
  ['joins', 'select a from t join u on t.x = u.x left join v on u.y = v.y', 3],
  ['a subquery and an operator', 'select a from (select b from t) where a > 1 and b < 2', 3],
  ['CTEs', 'with c as (select 1), d as (select 2) select a from c join d on true', 4],
  ['a set operation of three', 'select a from t union all select a from u except select a from v', 3],
  ['branches of CASE', 'select case when a then 1 when b then 2 else 3 end from t', 3],
  ['BETWEEN has an AND that is none', 'select a from t where a between 1 and 2 or b', 2],
  ['queries in expressions', 'select (select max(x) from y) from t where a in (select b from c)', 3],
  [
    'branches of MERGE',
    'merge into t using s on t.a = s.a and t.b = s.b when matched then update set a = 1 when not matched then insert *',
    4,
  ],
  ['a stored query', 'create or replace table t as select a from u join v on u.x = v.x', 2],
  ['names like words', 'select t.when, t.and from t', 1],
])('%s', (_, text, expected) => {
  expect(complexity(text, parser), 'by the AST').toEqual([expected]);
  expect(complexity(text, blind), 'by the words').toEqual([expected]);
});

test('a comma between tables is a join, which words alone do not tell', () => {
  expect(complexity('select a from t, u where t.x = u.x', parser)).toEqual([2]);
  expect(complexity('select a from t, u where t.x = u.x', blind)).toEqual([1]);
});

test('each statement of a script has its own', () => {
  expect(complexity('select 1; select a from t where a or b; select 2', parser)).toEqual([1, 2, 1]);
});

test('long chains of operators are counted', () => {
  const chain = (length: number): string => `select a from t where ${'a or '.repeat(length)}a`;
  expect(complexity(chain(300), parser)).toEqual([301]);
  expect(complexity(chain(3_000), parser)).toEqual([3_001]);
});
