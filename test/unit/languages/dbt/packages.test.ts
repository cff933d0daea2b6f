import { expect, test } from 'vitest';
import { idOf, type ProjectFacts } from '../../../../languages/dbt/resources.ts';
import { columnsOf, factsOf, nodeOf, PROFILES, PROJECT } from './project.ts';

const edges = ({ edges: all }: ProjectFacts): string[] =>
  all.map(({ from, to }) => `${idOf(from)} -> ${idOf(to)}`).sort();
const troubles = ({ troubles: all }: ProjectFacts): string[] =>
  all.map(({ what, reason }) => `${reason} ${what}`).sort();

const installed = {
  'dbt_packages/kit/dbt_project.yml':
    'name: kit\nvars: {kit: {unit: day}, shown: own}\nmodels: {kit: {+materialized: ephemeral, +schema: kit}}',
  'dbt_packages/kit/models/days.sql': "select 1 as {{ var('unit') }}_no, '{{ var('shown') }}' as shown",
  'dbt_packages/kit/models/weeks.sql': "select day_no from {{ ref('days') }}",
  'dbt_packages/kit/integration_tests/models/days_test.sql': 'select 1 as x',
};

test('models of an installed package are built with the project that installs it, by its settings', () => {
  const facts = factsOf({
    'dbt_project.yml': `${PROJECT}models: {kit: {days: {+materialized: table}}}\nvars: {kit: {shown: given}}`,
    'profiles.yml': PROFILES,
    'packages.yml': 'packages: [{package: acme/kit, version: 1.0.0}]',
    'macros/n.sql':
      "{% macro generate_schema_name(custom, node) %}x_{{ custom or 'none' }}_{{ node.package_name }}{% endmacro %}",
    'models/m.sql': "select d.day_no, w.day_no as week from {{ ref('kit', 'days') }} d, {{ ref('weeks') }} w",
    ...installed,
  });
  expect(edges(facts)).toEqual([
    'model.m -> model.days',
    'model.m -> model.weeks',
    'model.weeks -> model.days',
  ]);
  expect(nodeOf(facts, 'model.days').relation).toBe('c.x_kit_kit.days');
  expect(nodeOf(facts, 'model.weeks').materialized).toBe('ephemeral');
  expect(nodeOf(facts, 'model.m').relation).toBe('c.x_none_p.m');
  expect(columnsOf(facts, 'model.days')).toEqual(['day_no <-  constant 1', 'shown <-  constant 1']);
  expect(nodeOf(facts, 'model.days').sql).toContain("'given'");
  expect(facts.nodes.map(({ found }) => idOf(found))).not.toContain('model.days_test');
  expect(troubles(facts)).toEqual([]);
});

test('what a package that is not there may bring is told so; without packages a name is just unknown', () => {
  const project = {
    'dbt_project.yml': PROJECT,
    'profiles.yml': PROFILES,
    'models/m.sql': "select * from {{ ref('days') }}",
  };
  const wanting = { ...project, 'packages.yml': 'packages: [{package: acme/kit, version: 1.0.0}]' };
  expect(troubles(factsOf(wanting))).toEqual(['missing-package acme/kit', "missing-package ref('days')"]);
  expect(troubles(factsOf(project))).toEqual(["unresolved-ref ref('days')"]);
});

test('what a macro of a missing package prints into a list may be any column: its origin is unknown, not constant', () => {
  const facts = factsOf({
    'dbt_project.yml': PROJECT,
    'profiles.yml': PROFILES,
    'packages.yml': 'packages: [{package: acme/kit, version: 1.0.0}]',
    'models/s.yml': 'sources: [{name: raw, tables: [{name: a}]}]',
    'models/m.sql':
      "with f as (select {{ kit.columns() }} from {{ source('raw', 'a') }}) select id as the_id, 1 as one from f",
  });
  expect(columnsOf(facts, 'model.m')).toEqual(['the_id <-  unknown 0.5', 'one <-  constant 0.9']);
});

test('without a profile the models tell what they are written for', () => {
  const facts = factsOf({
    'dbt_project.yml': PROJECT,
    'models/m.sql':
      "select r.* from (select struct(1 as a, 2 as b) as r), read_files('/x', format => 'csv') using delta",
    'models/n.sql': "select b.* from (select named_struct('x', 1) as b) lateral view explode(array(1)) as e",
  });
  expect(nodeOf(facts, 'model.n').columns?.columns.map(({ name }) => name)).toEqual(['x']);
});
