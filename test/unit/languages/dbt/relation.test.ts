import { expect, test } from 'vitest';
import { factsOf, nodeOf, PROJECT } from './project.ts';

const naming =
  '{% macro generate_schema_name(custom, node) %}{{ target.schema }}{{ "_" ~ custom if custom }}{% endmacro %}';

test('what a target would give is left out of names where the repository does not hold it, whoever makes them', () => {
  const facts = factsOf({
    'dbt_project.yml': `${PROJECT}models: {p: {lake: {+database: "{{ target.database }}_lake"}}}`,
    'macros/n.sql': naming,
    'models/s.yml': `sources:
  - name: raw
    database: "{{ var('db', target.database) }}"
    tables: [{name: a}, {name: b, identifier: "{{ 'b_now' }}\\n"}, {name: c, schema: "{{ target.schema }}_c"}]`,
    'models/m.sql': "{{ config(schema='m') }}select id from {{ source('raw', 'a') }}",
    'models/lake/l.sql': 'select 1 as id',
  });
  const relations = ['source.raw.a', 'source.raw.b', 'source.raw.c', 'model.m', 'model.l'];
  expect(relations.map((id) => nodeOf(facts, id).relation)).toEqual(['raw.a', 'raw.b_now', 'c', 'm', 'l']);
});

test('a naming macro that calls for what is not there is told, and its part left out', () => {
  const facts = factsOf({
    'dbt_project.yml': PROJECT,
    'profiles.yml': 'p: {target: t, outputs: {t: {type: databricks, catalog: c, schema: s}}}',
    'macros/n.sql': '{% macro generate_schema_name(custom, node) %}{{ kit.schema(custom) }}{% endmacro %}',
    'models/m.sql': 'select 1 as id',
  });
  expect(nodeOf(facts, 'model.m').relation).toBe('m');
  expect(facts.troubles.map(({ where, what, reason }) => `${where} ${what} ${reason}`)).toEqual([
    'model.m kit.schema missing-package',
  ]);
});
