import { expect, test } from 'vitest';
import { idOf, type ProjectFacts } from '../../../../languages/dbt/resources.ts';
import { factsOf, PROFILES, PROJECT } from './project.ts';

const edges = ({ edges: all }: ProjectFacts): string[] =>
  all.map(({ from, to, via }) => `${idOf(from)} ${via} ${idOf(to)}`).sort();
const base = { 'dbt_project.yml': PROJECT, 'profiles.yml': PROFILES, 'models/a.sql': 'select 1 as id' };

test('what only a run knows of the graph, of results and of relations makes no names, and is told', () => {
  const facts = factsOf({
    ...base,
    'models/m.sql':
      "{% for node in graph.nodes.values() %}select * from {{ ref(node.name) }}{% endfor %}{% if load_result('x')['data'] %}x{% endif %}{% if adapter.check_schema_exists('a', 'b') %}select * from {{ ref('a') }}{% else %}select 2 as two{% endif %}",
  });
  expect(edges(facts)).toEqual([]);
  expect(facts.troubles.map(({ what, reason }) => `${what} ${reason}`).sort()).toEqual([
    'adapter.check_schema_exists runtime-data',
    'graph runtime-data',
    'load_result runtime-data',
  ]);
});

test('refs in the hooks of a resource are needs of it, wherever they are set', () => {
  const facts = factsOf({
    ...base,
    'dbt_project.yml': `${PROJECT}seeds: {p: {+post-hook: ["select 1 from {{ ref('a') }}"]}}`,
    'seeds/s.csv': 'id\n1',
    'models/b.sql': 'select 1 as id',
    'models/m.sql':
      "{{ config(pre_hook={'sql': \"select '{{ this.name }}' from {{ ref('b') }}\"}) }}select 1 as id",
  });
  expect(edges(facts)).toEqual(['model.m ref model.b', 'seed.s ref model.a']);
});

test('a test that YAML switches off is off; a call in Python that is no literal is told', () => {
  const facts = factsOf({
    ...base,
    'tests/t.sql': "select * from {{ ref('a') }}",
    'tests/t.yml': 'data_tests: [{name: t, config: {enabled: false}}]',
    'models/p.py':
      'def model(dbt, session):\n    """dbt.ref("a")"""\n    return dbt.ref(name)  # dbt.ref("a")',
  });
  expect(edges(facts)).toEqual([]);
  expect(facts.troubles.map(({ what, reason }) => `${what} ${reason}`)).toEqual(['dbt.ref(…) dynamic-name']);
});
