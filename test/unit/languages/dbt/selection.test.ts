import { describe, expect, test } from 'vitest';
import { plain } from '../../../../languages/dbt/plain.ts';
import { readCommand } from '../../../../languages/dbt/selection/command-line.ts';
import { runCommand, type Touched } from '../../../../languages/dbt/selection/run-command.ts';
import { fits, fitsFolders } from '../../../../languages/dbt/selection/wildcards.ts';
import { readYaml } from '../../../../languages/yaml/read-yaml.ts';
import { factsOf, PROFILES } from './project.ts';

const facts = factsOf({
  'dbt_project.yml': 'name: p\nprofile: p\nmodels: {p: {stage: {+tags: [early]}}}',
  'profiles.yml': PROFILES,
  'models/schema.yml': `sources: [{name: raw, tags: [outside], tables: [{name: a}, {name: b}]}]
models: [{name: two, group: ops, config: {meta: {owner: jo}}}]`,
  'models/stage/one.sql': "select 1 as x from {{ source('raw', 'a') }}",
  'models/stage/one_b.sql': "select 1 as x from {{ source('raw', 'b') }}",
  'models/mart/two.sql': "select x from {{ ref('one') }}",
  'models/mart/three.sql': "select x from {{ ref('two') }} union all select x from {{ ref('one_b') }}",
  'models/mart/four.sql': "{{ config(materialized='table') }} select x from {{ ref('three') }}",
  'seeds/s.csv': 'k\n1\n',
});

function ran(text: string, selectors = ''): Touched {
  const command = readCommand(text);
  if (command === null) throw new Error(`no command: ${text}`);
  const yaml = readYaml(selectors);
  const named = 'value' in yaml ? plain(yaml.value) : {};
  return runCommand(command, () => ({ root: '', facts, named: new Map(), selectors: named }));
}

const written = (text: string, selectors = ''): string =>
  ran(text, selectors)
    .writes.map((name) => name.replace('c.s.', ''))
    .sort()
    .join(' ');

describe('a selection of dbt', () => {
  test.each([
    ['', 'four one one_b three two'],
    ['--select two', 'two'],
    ['--select two+', 'four three two'],
    ['--select +two', 'one two'],
    ['--select two+1', 'three two'],
    ['--select 1+four', 'four three'],
    ['--select @two', 'four one one_b three two'],
    ['--select one two', 'one two'],
    ['--select "one two"', 'one two'],
    ['--select tag:early,one', 'one'],
    ['--select tag:early --exclude one_b', 'one'],
    ['--select tag:out*+ --exclude mart', 'one one_b'],
    ['--select source:raw.b+', 'four one_b three'],
    ['-s p.stage.*', 'one one_b'],
    ['-s stage', 'one one_b'],
    ['-m one*', ''],
    ['-m *one*', 'one one_b'],
    ['-m *.one*', 'one one_b'],
    ['--models=models/mart', 'four three two'],
    ['--select path:models/*/four.sql', 'four'],
    ['--select file:three.sql', 'three'],
    ['--select config.materialized:table', 'four'],
    ['--select config.meta.owner:jo', 'two'],
    ['--select group:ops', 'two'],
    ['--select nobody', ''],
    ['--exclude +two', 'four one_b three'],
  ])('run %s', (options, expected) => {
    expect(written(`dbt run ${options}`)).toBe(expected);
  });

  test('builds what its command builds', () => {
    expect(written('dbt seed')).toBe('s');
    expect(written('dbt build --select two s')).toBe('s two');
    expect(written('dbt build --resource-type seed')).toBe('s');
    expect(written('dbt build --exclude-resource-type seed model')).toBe('');
    expect(written('dbt ls --select two')).toBe('');
    expect(ran('dbt run --select two').reads).toEqual(['c.s.one']);
  });

  test('may stand in selectors.yml by its name, or for all commands without one', () => {
    const file = `selectors:
- name: late
  definition:
    union:
    - {method: tag, value: early, children: true}
    - exclude: [{method: fqn, value: one}, 'two']
- {name: other, definition: {method: selector, value: late}}
- name: usual
  default: true
  definition: {intersection: ['tag:early', 'one_b+']}`;
    expect(written('dbt run --selector late', file)).toBe('four one_b three');
    expect(written('dbt run --selector other', file)).toBe('four one_b three');
    expect(written('dbt run', file)).toBe('one_b');
    expect(written('dbt run --select two', file)).toBe('two');
    expect(ran('dbt run --selector gone', file).undecided).toEqual(['selector:gone']);
  });

  test('by the state of another run is told and selects nothing', () => {
    expect(ran('dbt run --select state:modified+')).toMatchObject({
      writes: [],
      undecided: ['state:modified+'],
    });
    expect(ran('dbt run-operation grant_all').undecided).toEqual(['run-operation']);
  });
});

test('a command keeps its words as a shell does', () => {
  expect(
    readCommand(String.raw`dbt run --vars '{"a b": 1}' --select "tag:x y" z\ z --target=prod`),
  ).toMatchObject({
    verb: 'run',
    vars: '{"a b": 1}',
    select: ['tag:x', 'y', 'z', 'z'],
    target: 'prod',
  });
  expect(readCommand('python run.py')).toBeNull();
});

test('patterns fit as a shell fits them, and none takes long', () => {
  expect(fits('stg_orders', 'stg_[a-p]*')).toBe(true);
  expect(fits('stg_orders', 'stg_[!a-p]*')).toBe(false);
  expect(fits('a', '?')).toBe(true);
  expect(fits('a'.repeat(5_000), `${'a*'.repeat(40)}b`)).toBe(false);
  expect(fitsFolders(['a', 'b', 'c.sql'], ['a', '**', '*.sql'])).toBe(true);
  expect(fitsFolders(['a', 'b', 'c.sql'], ['a', '*.sql'])).toBe(false);
});
