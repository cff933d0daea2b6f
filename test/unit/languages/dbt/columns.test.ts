import { expect, test } from 'vitest';
import { physicalColumns } from '../../../../languages/dbt/columns/physical-columns.ts';
import { columnsOf, factsOf, nodeOf, PROFILES, PROJECT } from './project.ts';

const base = { 'dbt_project.yml': PROJECT, 'profiles.yml': PROFILES };
const source = (columns: string): string =>
  `sources: [{name: raw, tables: [{name: a, columns: [${columns}]}, {name: b}]}]`;

test('a line of a column is that of the template, through loops, macros and stars', () => {
  const facts = factsOf({
    ...base,
    'macros/m.sql': '{% macro both(a) %}{{ a }},\n{{ a }} + 1 as more{% endmacro %}',
    'models/s.yml': source(''),
    'models/m.sql': [
      "{% set list = ['x', 'y'] %}",
      'with t as (',
      '  select',
      '    id,',
      '    {% for one in list -%}',
      '    {{ one }} as {{ one }}_n,',
      '    {% endfor %}',
      "    {{ both('z') }}",
      "  from {{ source('raw', 'a') }}",
      ')',
      'select * from t',
    ].join('\n'),
  });
  const lines = (nodeOf(facts, 'model.m').columns?.columns ?? []).map(({ name, line }) => [name, line]);
  expect(lines).toEqual([
    ['id', 4],
    ['x_n', 6],
    ['y_n', 6],
    ['z', 8],
    ['more', 8],
  ]);
});

test('columns that YAML declares of a source are some of them: they decide between tables, and a star gives them unsurely', () => {
  const facts = factsOf({
    ...base,
    'models/s.yml': source('{name: id}'),
    'models/joined.sql':
      "select id from {{ source('raw', 'a') }} x join {{ source('raw', 'b') }} y on x.k = y.k",
    'models/star.sql': "select * from {{ source('raw', 'a') }}",
    'models/after.sql': "select id, other from {{ ref('star') }}",
  });
  expect(columnsOf(facts, 'model.joined')).toEqual(['id <- source.raw.a.id identity 0.9']);
  expect(columnsOf(facts, 'model.star')).toEqual(['id <- source.raw.a.id identity 0.9']);
  expect(nodeOf(facts, 'model.star').columns?.complete).toBe(false);
  expect(columnsOf(facts, 'model.after')).toEqual([
    'id <- model.star.id identity 1',
    'other <- model.star.other identity 1',
  ]);
});

test('a contract tells what a star gives', () => {
  const facts = factsOf({
    ...base,
    'models/s.yml': `${source('')}\nmodels: [{name: m, config: {contract: {enforced: true}}, columns: [{name: a}, {name: b}]}]`,
    'models/m.sql': "select * from {{ source('raw', 'a') }}",
  });
  expect(columnsOf(facts, 'model.m')).toEqual([
    'a <- source.raw.a.a identity 0.9',
    'b <- source.raw.a.b identity 0.9',
  ]);
  expect(nodeOf(facts, 'model.m').columns?.complete).toBe(true);
});

test('what an unknown macro made is unknown, and nothing of its model is claimed as certain', () => {
  const facts = factsOf({
    ...base,
    'models/s.yml': source(''),
    'models/m.sql': "select {{ far.away('id') }} as key, id, {{ far.rest() }} from {{ source('raw', 'a') }}",
  });
  expect(columnsOf(facts, 'model.m')).toEqual(['key <-  unknown 0.5', 'id <- source.raw.a.id identity 0.9']);
  expect(nodeOf(facts, 'model.m').columns?.complete).toBe(false);
  expect(facts.troubles.map(({ what, reason }) => [what, reason])).toEqual([
    ['far.away', 'missing-package'],
    ['far.rest', 'missing-package'],
  ]);
});

test('dbt_utils without its package: star, union and key go by what is known of columns', () => {
  const facts = factsOf({
    ...base,
    'seeds/a.csv': 'id,name,secret\n1,x,y\n',
    'seeds/b.csv': 'id,size\n1,2\n',
    'models/star.sql':
      "select {{ dbt_utils.star(from=ref('a'), except=['secret'], prefix='p_') }} from {{ ref('a') }}",
    'models/both.sql': "{{ dbt_utils.union_relations(relations=[ref('a'), ref('b')], exclude=['secret']) }}",
    'models/open.sql': "select {{ dbt_utils.star(source('raw', 'a')) }} from {{ source('raw', 'a') }}",
    'models/s.yml': source(''),
  });
  expect(columnsOf(facts, 'model.star')).toEqual([
    'p_id <- seed.a.id rename 0.9',
    'p_name <- seed.a.name rename 0.9',
  ]);
  expect(columnsOf(facts, 'model.both')).toEqual([
    '_dbt_source_relation <-  constant 0.9',
    'id <- seed.a.id, seed.b.id identity 0.9',
    'name <- seed.a.name identity 0.9',
    'size <- seed.b.size identity 0.9',
  ]);
  expect(nodeOf(facts, 'model.open').columns?.open).toHaveLength(1);
});

test('the columns of tables are known to macros that ask the adapter', () => {
  const facts = factsOf({
    ...base,
    'seeds/a.csv': 'id,name\n1,x\n',
    'models/m.sql':
      "select {% for c in adapter.get_columns_in_relation(ref('a')) %}upper({{ c.name }}) as {{ c.name }}{{ ',' if not loop.last }}{% endfor %} from {{ ref('a') }}",
  });
  expect(columnsOf(facts, 'model.m')).toEqual([
    'id <- seed.a.id expression 1',
    'name <- seed.a.name expression 1',
  ]);
});

test('a date part is no column', () => {
  const facts = factsOf({
    ...base,
    'models/s.yml': source(''),
    'models/m.sql': "select {{ dbt.datediff('since', 'till', 'day') }} as days from {{ source('raw', 'a') }}",
  });
  expect(columnsOf(facts, 'model.m')).toEqual(['days <- source.raw.a.since, source.raw.a.till expression 1']);
});

test('tables are made of tables: models without one are looked through', () => {
  const facts = factsOf({
    ...base,
    'models/s.yml': source(''),
    'models/one.sql':
      "{{ config(materialized='ephemeral') }} select sum(x) as total, k from {{ source('raw', 'a') }} group by k",
    'models/two.sql': "{{ config(materialized='ephemeral') }} select * from {{ ref('one') }}",
    'models/m.sql': "select total as whole, k from {{ ref('two') }}",
  });
  const physical = physicalColumns(facts.nodes)(nodeOf(facts, 'model.m'));
  expect(physical.map(({ column, sources, kind }) => [column, sources, kind])).toEqual([
    ['whole', [{ table: 'c.raw.a', column: 'x' }], 'aggregate'],
    ['k', [{ table: 'c.raw.a', column: 'k' }], 'identity'],
  ]);
});

test('models in a circle end, and name what stays open', () => {
  const facts = factsOf({
    ...base,
    'models/one.sql': "{{ config(materialized='ephemeral') }} select * from {{ ref('two') }}",
    'models/two.sql': "{{ config(materialized='ephemeral') }} select * from {{ ref('one') }}",
    'models/m.sql': "select a from {{ ref('one') }}",
  });
  const [column] = physicalColumns(facts.nodes)(nodeOf(facts, 'model.m'));
  expect(column).toMatchObject({ column: 'a', sources: [], kind: 'unknown', confidence: 0.5 });
});

test('a chain of a thousand models without a table ends, and says that its column is lost', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, at) => [
      `models/e${at}.sql`,
      `{{ config(materialized='ephemeral') }} select a from {{ ${at === 0 ? "source('raw', 'a')" : `ref('e${at - 1}')`} }}`,
    ]),
  );
  const facts = factsOf({
    ...base,
    ...chain,
    'models/s.yml': source(''),
    'models/m.sql': "select a from {{ ref('e999') }}",
  });
  const [column] = physicalColumns(facts.nodes)(nodeOf(facts, 'model.m'));
  expect(column).toMatchObject({ column: 'a', kind: 'unknown', confidence: 0.5 });
});

test('a table that many refs miss is one finding', () => {
  const facts = factsOf({
    ...base,
    'models/m.sql':
      "{% for one in range(100) %}select a from {{ ref('gone') }} union all {% endfor %}select 1 as a",
  });
  expect(facts.troubles.map(({ what }) => what)).toEqual(["ref('gone')"]);
});

test('what goes through a model without a table from a constant is a constant', () => {
  const facts = factsOf({
    ...base,
    'models/e.sql': "{{ config(materialized='ephemeral') }} select 1 as one, 'x' as two",
    'models/m.sql': "select one, two as other from {{ ref('e') }}",
  });
  const found = physicalColumns(facts.nodes)(nodeOf(facts, 'model.m'));
  expect(found.map(({ column, kind, sources }) => [column, kind, sources])).toEqual([
    ['one', 'constant', []],
    ['other', 'constant', []],
  ]);
});

test('the star of dbt_utils over columns of which only some are known leaves out what it should, and claims no names that it changes', () => {
  const facts = factsOf({
    ...base,
    'packages.yml': 'packages: [{package: dbt-labs/dbt_utils, version: 1.0.0}]',
    'models/s.yml': source('{name: id}, {name: at}'),
    'models/without.sql':
      "select {{ dbt_utils.star(source('raw', 'a'), except=['at']) }} from {{ source('raw', 'a') }}",
    'models/renamed.sql':
      "select {{ dbt_utils.star(source('raw', 'a'), prefix='x_') }}, 1 as one from {{ source('raw', 'a') }}",
  });
  expect(columnsOf(facts, 'model.without')).toEqual(['id <- source.raw.a.id identity 0.9']);
  expect(columnsOf(facts, 'model.renamed')).toEqual(['one <-  constant 0.9']);
});
