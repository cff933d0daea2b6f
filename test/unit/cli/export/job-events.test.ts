import { expect, test } from 'vitest';
import { openLineageEvents } from '../../../../cli/export/openlineage/job-events.ts';
import { OpenLineageEvent } from '../../../../schemas/exports/open-lineage.ts';
import { jobOf, names } from './lineage.ts';

const events = (...scripts: readonly string[]) =>
  openLineageEvents(
    scripts.map((sql, at) => jobOf(`jobs/${at}.sql`, sql)),
    names,
  ).map((event) => OpenLineageEvent.parse(event));

const outputsOf = (sql: string) => events(sql).flatMap((event) => ('job' in event ? event.outputs : []));
const direct = (subtype: string, description: string) => [{ type: 'DIRECT', subtype, description }];

test('columns, what they go through, and what chooses their rows', () => {
  const sql =
    'CREATE TABLE b AS SELECT a.x, a.y AS z, count(a.y) AS n, 1 AS k FROM a WHERE a.w > 1 GROUP BY ALL';
  const [output] = outputsOf(sql);
  const field = (column: string) => ({ namespace: 'databricks', name: 'a', field: column });
  expect(output).toMatchObject({ namespace: 'databricks', name: 'b' });
  expect(output?.facets?.columnLineage?.fields).toEqual({
    x: { inputFields: [{ ...field('x'), transformations: direct('IDENTITY', 'identity') }] },
    z: { inputFields: [{ ...field('y'), transformations: direct('IDENTITY', 'rename') }] },
    n: { inputFields: [{ ...field('y'), transformations: direct('AGGREGATION', 'aggregate') }] },
    k: { inputFields: [] },
  });
  const control = [{ type: 'INDIRECT', description: 'control' }];
  expect(output?.facets?.columnLineage?.dataset).toEqual([{ ...field('w'), transformations: control }]);
});

test('a column that is unknown stands in no facet; one that is not sure says so', () => {
  const [output] = outputsOf('CREATE TABLE c AS SELECT a.id, label FROM a JOIN b ON b.id = a.id');
  expect(Object.keys(output?.facets?.columnLineage?.fields ?? {})).toEqual(['id']);
  const job = jobOf('j.sql', 'CREATE TABLE b AS SELECT x FROM a');
  const lineage = {
    ...job.lineage,
    columns: job.lineage.columns.map((flow) => ({ ...flow, confidence: 0.9 })),
  };
  expect(JSON.stringify(openLineageEvents([{ ...job, lineage }], names))).toContain(
    '"identity, confidence 0.9"',
  );
});

test('of a file that writes two tables nobody knows whose rows a control column chooses', () => {
  const outputs = outputsOf(
    'INSERT INTO b (x) SELECT x FROM a WHERE w > 1; INSERT INTO c (y) SELECT y FROM a',
  );
  expect(
    outputs.map(({ name, facets }) => [name, Object.keys(facets?.columnLineage ?? {}).includes('dataset')]),
  ).toEqual([
    ['b', false],
    ['c', false],
  ]);
});

test('jobs by path, then every table once with all columns that the files name', () => {
  const all = events('INSERT INTO b (x) SELECT x FROM a', 'INSERT INTO c (y) SELECT y FROM a', 'SELECT 1');
  expect(all.map((event) => ('job' in event ? event.job.name : event.dataset.name))).toEqual([
    'jobs/0.sql',
    'jobs/1.sql',
    'a',
    'b',
    'c',
  ]);
  const a = all.find((event) => 'dataset' in event && event.dataset.name === 'a');
  expect(a).toMatchObject({ dataset: { facets: { schema: { fields: [{ name: 'x' }, { name: 'y' }] } } } });
});

test('paths are named by where they are kept, and their dots part no column', () => {
  const sql =
    'INSERT INTO b (x) SELECT x FROM parquet.`s3://lake.eu/raw/v1.2/feed`; INSERT INTO c SELECT 1 FROM csv.`/in/x.csv`';
  const inputs = events(sql).flatMap((event) => ('job' in event ? event.inputs : []));
  expect(inputs).toEqual([
    { namespace: 'file', name: '/in/x.csv' },
    { namespace: 's3://lake.eu', name: 'raw/v1.2/feed' },
  ]);
  expect(outputsOf(sql)[0]?.facets?.columnLineage?.fields['x']?.inputFields).toMatchObject([
    { namespace: 's3://lake.eu', name: 'raw/v1.2/feed', field: 'x' },
  ]);
});

test('the order of the files changes nothing', () => {
  const jobs = [
    jobOf('a.sql', 'INSERT INTO b (x) SELECT x FROM a'),
    jobOf('b.sql', 'INSERT INTO a (x) SELECT y FROM z'),
  ];
  expect(openLineageEvents(jobs.toReversed(), names)).toEqual(openLineageEvents(jobs, names));
});
