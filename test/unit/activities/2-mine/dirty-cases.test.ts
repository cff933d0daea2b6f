import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Miner } from '../../../../activities/2-mine/miner.ts';
import { miners } from '../../../../activities/2-mine/miners/registry.ts';
import { makeFolder, makeRepository } from '../../../servers/make-repository.ts';
import {
  contentsOf,
  type HereOptions,
  hereVersions,
  openPipeline,
  type Pipeline,
} from '../../../servers/pipeline-here.ts';

/**
 * Each case changes one thing and nothing else. What the run that follows says must be what a run that has seen nothing
 * before says, byte by byte, and only pieces that could have read the change may be looked at.
 */
const folder = makeFolder();
const repository = makeRepository(join(folder, 'repo'));
const open: Pipeline[] = [];
const start = (name: string, options: Partial<HereOptions> = {}): Pipeline => {
  const pipeline = openPipeline({ home: join(folder, name), ...options });
  open.push(pipeline);
  return pipeline;
};
let following: Pipeline;

beforeAll(() => {
  repository.commit(FILES, 'All files');
  following = start('following');
});
afterAll(async () => {
  for (const pipeline of open) await pipeline.close();
  rmSync(folder, { recursive: true, force: true });
});

const FILES: Readonly<Record<string, string>> = {
  'README.md': '# Meters\n',
  'app/readings.py':
    'import os\n\n\nclass Readings:\n    def load(self, path):\n        return os.getenv(path)\n',
  'app/billing.py':
    'from app.readings import Readings\n\n\ndef bill(path):\n    return Readings().load(path) or undefined_name(path)\n',
  'sql/silver.sql': 'CREATE TABLE silver AS SELECT meter, kwh FROM raw_readings;\n',
  'sql/gold.sql': 'CREATE TABLE gold AS SELECT * FROM silver;\n',
  'sql/broken.sql': 'CREATE TABEL x (;\n',
  'dbt/dbt_project.yml':
    'name: meters\nversion: "1"\nprofile: meters\nmodel-paths: ["models"]\nmacro-paths: ["macros"]\nseed-paths: ["seeds"]\n',
  'dbt/profiles.yml':
    'meters:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      schema: dev_meters\n      database: lake\n',
  'dbt/macros/unit.sql': '{% macro unit(column) %}{{ column }} / 1000{% endmacro %}\n',
  'dbt/models/sources.yml': 'version: 2\nsources:\n  - name: raw\n    tables:\n      - name: readings\n',
  'dbt/models/stg_readings.sql':
    "select meter, {{ unit('kwh') }} as mwh from {{ source('raw', 'readings') }}\n",
  'dbt/models/fct_daily.sql': "select * from {{ ref('stg_readings') }}\n",
  'dbt/seeds/sites.csv': 'id,name\n1,north\n',
  'bundle/databricks.yml':
    'bundle:\n  name: meters\nvariables:\n  schema:\n    default: silver\ninclude:\n  - resources/*.yml\ntargets:\n  dev:\n    default: true\n',
  'bundle/resources/jobs.yml':
    'resources:\n  jobs:\n    nightly:\n      name: nightly-${var.schema}\n      tasks:\n        - task_key: load\n          spark_python_task:\n            python_file: ../src/load.py\n',
  'bundle/src/load.py': 'print("load")\n',
};

interface Case {
  readonly what: string;
  /** Null removes a file. */
  readonly change: Readonly<Record<string, string | null>>;
  /** Pieces looked at by miner; absent: none. Miners of the census line see each changed file. */
  readonly mined: Readonly<Record<string, number>>;
  /** Whether anything but the files' own lines and the history says something else. */
  readonly says?: RegExp;
}

/** What a project and a bundle may refer to outside their folders. */
const BESIDE: Readonly<Record<string, string>> = {
  'dbt/packages.yml': 'packages:\n  - local: ../calendar\n',
  'dbt/models/fct_daily.sql': "select mwh as {{ calendar.month() }} from {{ ref('stg_readings') }}\n",
  'calendar/dbt_project.yml': 'name: calendar\n',
  'calendar/macros/month.sql': '{% macro month() %}month_of_reading{% endmacro %}\n',
  'bundle/databricks.yml': (FILES['bundle/databricks.yml'] ?? '')
    .replace('silver', 'gold')
    .replace('include:\n', 'include:\n  - ../jobs/*.yml\n'),
  'jobs/weekly.yml': 'resources:\n  jobs:\n    weekly:\n      name: weekly-${var.schema}\n',
};

const text = (path: string): string => FILES[path] ?? '';

const cases: readonly Case[] = [
  {
    what: 'a macro alone: the models that use it',
    change: { 'dbt/macros/unit.sql': '{% macro unit(column) %}{{ column }} / 1000000{% endmacro %}\n' },
    mined: { 'any-file': 1, sql: 0, dbt: 1 },
  },
  {
    what: 'a profile alone: the tables of every model',
    change: { 'dbt/profiles.yml': text('dbt/profiles.yml').replace('dev_meters', 'prod_meters') },
    mined: { 'any-file': 1, dbt: 1, 'stated-kind': 1 },
    says: /prod_meters/,
  },
  {
    what: 'an upstream column alone: the star of a table downstream',
    change: { 'sql/silver.sql': 'CREATE TABLE silver AS SELECT meter, kwh, quality FROM raw_readings;\n' },
    mined: { 'any-file': 1, sql: 1 },
    says: /sql\/gold\.sql.*quality|quality.*sql\/gold\.sql/,
  },
  {
    what: 'a bundle variable alone: the names of the jobs that use it',
    change: { 'bundle/databricks.yml': text('bundle/databricks.yml').replace('silver', 'gold') },
    mined: { 'any-file': 1, bundle: 1, 'stated-kind': 1 },
    says: /nightly-gold/,
  },
  {
    what: 'a class that another file calls: what is said of the other file',
    change: { 'app/readings.py': text('app/readings.py').replaceAll('Readings', 'Records') },
    mined: { 'any-file': 1, python: 1 },
  },
  {
    what: 'a path alone, the content stays',
    change: { 'sql/gold.sql': null, 'sql/marts/gold.sql': text('sql/gold.sql') },
    mined: { 'any-file': 1, sql: 1 },
    says: /sql\/marts\/gold\.sql/,
  },
  {
    what: 'a file that no miner reads',
    change: { 'README.md': '# Meter readings\n' },
    mined: { 'any-file': 1 },
  },
  {
    what: 'files that go, also a broken one',
    change: { 'sql/broken.sql': null, 'dbt/models/fct_daily.sql': null },
    mined: { dbt: 1 },
  },
  {
    what: 'a package and jobs that lie beside the project and the bundle',
    change: BESIDE,
    mined: { 'any-file': 6, dbt: 2, bundle: 1, 'stated-kind': 4 },
    says: /weekly-gold/,
  },
  {
    what: 'a macro of the package beside alone: the models that use it',
    change: { 'calendar/macros/month.sql': '{% macro month() %}month_of_delivery{% endmacro %}\n' },
    mined: { 'any-file': 1, dbt: 2 },
    says: /month_of_delivery.*fct_daily|fct_daily.*month_of_delivery/,
  },
  {
    what: 'a file that is new in the folder beside: what is built with the project',
    change: { 'calendar/models/days.sql': 'select 1 as day\n' },
    mined: { 'any-file': 1, dbt: 2 },
    says: /dev_meters\.days|prod_meters\.days/,
  },
  {
    what: 'a job beside the bundle alone',
    change: { 'jobs/weekly.yml': (BESIDE['jobs/weekly.yml'] ?? '').replace('weekly-', 'sundays-') },
    mined: { 'any-file': 1, bundle: 1, 'stated-kind': 1 },
    says: /sundays-gold/,
  },
  {
    what: 'all of it set back',
    change: {
      ...Object.fromEntries(Object.keys(BESIDE).map((path) => [path, null])),
      'calendar/models/days.sql': null,
      ...FILES,
      'sql/marts/gold.sql': null,
    },
    mined: { 'any-file': 9, sql: 3, dbt: 1, bundle: 1, python: 1, 'stated-kind': 2 },
  },
];

/** What the following run says, and that a clean one says the same. */
async function followAndCompare(name: string, options: Partial<HereOptions> = {}, pipeline = following) {
  const run = await pipeline.seal(repository.folder);
  const said = await contentsOf(pipeline, run);
  const clean = start(`clean ${name}`, options);
  const expected = await contentsOf(clean, await clean.seal(repository.folder));
  expect(said).toEqual(expected);
  expect(run.sealed.items).toBe(said.length);
  return { run, said };
}

test('the first run looks at everything', async () => {
  const { run } = await followAndCompare('first');
  expect(run.mined).toMatchObject({ 'any-file': Object.keys(FILES).length, python: 3, dbt: 1, bundle: 1 });
});

test('nothing changed: no piece is looked at and nothing is staged', async () => {
  const { run } = await followAndCompare('same');
  expect(run.mined).toEqual({});
  expect(run.parts.flatMap(({ items }) => items).reduce((sum, { count }) => sum + count, 0)).toBe(0);
});

test.each(cases)('$what', async ({ what, change, mined, says }) => {
  const present = Object.entries(change).filter((entry): entry is [string, string] => entry[1] !== null);
  for (const [path, content] of Object.entries(change))
    if (content === null) rmSync(join(repository.folder, path), { force: true });
  repository.commit(Object.fromEntries(present), what);
  const { run, said } = await followAndCompare(what);
  const wanted = Object.fromEntries(Object.entries(mined).filter(([, pieces]) => pieces > 0));
  expect(run.mined).toEqual(wanted);
  if (says !== undefined) expect(said.some((line) => says.test(line))).toBe(true);
});

test('a settings entry alone: what follows from it, and no piece is looked at', async () => {
  const settings = { teams: { local: 'grid-data' } };
  const pipeline = openPipeline({ home: join(folder, 'following'), settings });
  open.push(pipeline);
  const { run, said } = await followAndCompare('settings', { settings }, pipeline);
  expect(run.mined).toEqual({});
  expect(said.some((line) => line.includes('grid-data'))).toBe(true);
});

test('a new version of a miner alone: all of its pieces and no other', async () => {
  const raised: Readonly<Record<string, Miner>> = {
    ...miners,
    python: { ...miners.python, version: '999.0.0' },
  };
  const pipeline = start('following', { miners: raised });
  expect((await pipeline.seal(repository.folder)).mined).toEqual({ python: 3 });
});

test('a new version of a grammar alone: pieces that were parsed by it', async () => {
  const versions = hereVersions();
  const grammars = { ...versions.grammars, python: 'tree-sitter-python@999' };
  const pipeline = start('following', { versions: { ...versions, grammars } });
  const { mined } = await pipeline.seal(repository.folder);
  expect(mined).toMatchObject({ python: 3 });
  expect(mined).not.toHaveProperty('sql');
  expect(mined).not.toHaveProperty('any-file');
});

test('other code: everything', async () => {
  const pipeline = start('following', { versions: { ...hereVersions(), code: 'other' } });
  const { mined } = await pipeline.seal(repository.folder);
  expect(mined['any-file']).toBe(Object.keys(FILES).length);
});

test('asked to look afresh, a run follows none', async () => {
  mkdirSync(folder, { recursive: true });
  const { mined } = await following.seal(repository.folder, { afresh: true });
  expect(mined['any-file']).toBe(Object.keys(FILES).length);
});
