import { expect, test } from 'vitest';
import { otherTargets } from '../../../../languages/dbt/other-targets.ts';
import type { Project } from '../../../../languages/dbt/project.ts';
import { openProject, readFacts } from '../../../../languages/dbt/read-project.ts';

const projectOf = (files: Readonly<Record<string, string>>): Project => ({
  root: '',
  files: Object.entries(files)
    .sort()
    .map(([path, text]) => ({ path, text })),
});

/** `<id> <target>: …` of each alternative. */
function alternatives(files: Readonly<Record<string, string>>): string[] {
  const open = openProject(projectOf(files));
  const found = [...otherTargets(open, readFacts(open).facts)].flatMap(([key, all]) =>
    all.map(({ target, enabled, relation, alsoNeeds, doesNotNeed }) =>
      [key.split('\u0000')[1], `${target}:`, enabled ? (relation ?? 'no table') : 'off']
        .concat(alsoNeeds.map((id) => `+${id}`))
        .concat(doesNotNeed.map((id) => `-${id}`))
        .join(' '),
    ),
  );
  return found.sort();
}

const files = {
  'dbt_project.yml': 'name: p\nprofile: p\nmodels: {p: {old: {+enabled: "{{ target.name == \'old\' }}"}}}',
  'profiles.yml': `p:
  target: dev
  outputs:
    dev: {type: duckdb, path: d.duckdb, schema: me}
    prod: {type: duckdb, path: d.duckdb, schema: main}
    old: {type: duckdb, path: d.duckdb, schema: me}`,
  'macros/n.sql':
    "{% macro generate_schema_name(custom, node) %}{{ custom if target.name == 'prod' and custom else target.schema }}{% endmacro %}",
  'models/s.yml': 'sources: [{name: raw, schema: raw, tables: [{name: a}, {name: b}]}]',
  'models/a.sql': "select id from {{ source('raw', 'a' if target.name != 'prod' else 'b') }}",
  'models/m.sql': "{{ config(schema='marts') }}select id from {{ ref('a') }}",
  'models/old/o.sql': "select id from {{ ref('a') }}",
};

test('what other targets of the profile make of a resource stands beside what the default one does', () => {
  expect(alternatives(files)).toEqual([
    'model.a prod: d.main.a +source.raw.b -source.raw.a',
    'model.m prod: d.marts.m',
    'model.o old: d.me.o +model.a',
  ]);
});

test('with one target, or none that is known, there is nothing beside it', () => {
  const one = 'p: {target: dev, outputs: {dev: {type: duckdb, path: d.duckdb, schema: me}}}';
  expect(alternatives({ ...files, 'profiles.yml': one })).toEqual([]);
  const { 'profiles.yml': _, ...without } = files;
  expect(alternatives(without)).toEqual([]);
});
