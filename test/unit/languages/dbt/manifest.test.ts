import { expect, test } from 'vitest';
import { factsOf, nodeOf, PROFILES, PROJECT } from './project.ts';

const entry = (type: string, name: string, more: object): [string, object] => [
  `${type}.p.${name}`,
  { package_name: 'p', resource_type: type, ...more },
];
const files = (nodes: readonly [string, object][], profiles: string): Record<string, string> => ({
  'dbt_project.yml': PROJECT,
  'profiles.yml': profiles,
  'seeds/a.csv': 'id\n1\n',
  'models/m.sql': "select id from {{ ref('a') }}\n",
  'target/manifest.json': JSON.stringify({ nodes: Object.fromEntries(nodes) }),
});
const seed = entry('seed', 'a', { relation_name: '`c`.`s`.`a`', depends_on: {} });
const model = (more: object): [string, object] =>
  entry('model', 'm', {
    relation_name: '`c`.`s`.`m`',
    raw_code: "select id from {{ ref('a') }}",
    config: { materialized: 'view' },
    depends_on: { nodes: ['seed.p.a'] },
    ...more,
  });
const differences = (nodes: readonly [string, object][], profiles = PROFILES): string[] =>
  factsOf(files(nodes, profiles)).troubles.flatMap(({ what, reason }) =>
    reason === 'manifest-differs' ? [what] : [],
  );

test('a manifest that says the same is no finding', () => {
  expect(differences([seed, model({})])).toEqual([]);
});

test('each disagreement is one finding', () => {
  const other = model({
    relation_name: 'x.m',
    config: { materialized: 'table' },
    depends_on: { nodes: ['seed.p.b'] },
  });
  expect(differences([seed, other, entry('model', 'gone', {})])).toEqual([
    'model.m: relation c.s.m, in the manifest x.m',
    'model.m: materialized view, in the manifest table',
    'model.m: needs seed.b by the manifest alone',
    'model.m: needs seed.a by the text alone',
    'model.gone: only in the manifest',
  ]);
  expect(differences([model({})])).toEqual(['seed.a: not in the manifest']);
});

test('what was made from another text is not compared further', () => {
  expect(differences([seed, model({ raw_code: 'select 1', relation_name: 'x' })])).toEqual([
    'model.m: made from another text',
  ]);
});

test('without a target the names of the manifest are taken, of the same text alone', () => {
  expect(nodeOf(factsOf(files([seed, model({})], '')), 'model.m').relation).toBe('c.s.m');
  expect(nodeOf(factsOf(files([seed, model({ raw_code: 'select 1' })], '')), 'model.m').relation).toBe('m');
});

test('a project without profiles.yml says so, and guesses nothing', () => {
  const facts = factsOf({ 'dbt_project.yml': PROJECT, 'models/m.sql': 'select 1 as a' });
  expect(facts.troubles.map(({ what, reason }) => [what, reason])).toEqual([
    ['profiles.yml', 'missing-file'],
  ]);
  expect([facts.target, nodeOf(facts, 'model.m').relation]).toEqual([null, 'm']);
});
