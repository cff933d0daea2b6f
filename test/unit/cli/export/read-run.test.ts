import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sealRun } from '../../../../activities/4-stage/seal-run.ts';
import { openIngress } from '../../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import { openLineageEvents } from '../../../../cli/export/openlineage/job-events.ts';
import { readRun } from '../../../../cli/export/read-run.ts';
import type { Item } from '../../../../schemas/envelope.ts';
import { OpenLineageEvent } from '../../../../schemas/exports/open-lineage.ts';
import { run } from '../../activities/4-stage/records.ts';
import { names } from './lineage.ts';

let root: string;
let staging: Staging;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-export-'));
  staging = createFileStaging({ root });
});
afterEach(() => rm(root, { recursive: true }));

const at = (path: string) => ({ path, lines: [1, 2] as [number, number] });
const statement = (reads: string[], writes: string[]): Item => ({
  kind: 'sql-statement',
  ...at('etl/a.sql'),
  payload: {
    text_hash: 'a'.repeat(12),
    occurrence: 1,
    ordinal: 1,
    dialect: 'databricks',
    statement: 'insert',
    reads,
    writes,
  },
});
const flow = (path: string, table: string, column: string, from: string, kind = 'rename'): Item => ({
  kind: 'column-flow',
  ...at(path),
  payload: {
    table,
    column,
    sources: [{ table: from, column: 'x' }],
    flow: kind,
    confidence: 1,
    reason: null,
    by: 'b',
  },
});
const node = (resource: string, name: string, relation: string | null): Item => ({
  kind: 'dbt-node',
  ...at(`models/${name}.sql`),
  payload: {
    resource,
    project: 'p',
    name,
    description: null,
    materialized: relation === null ? 'ephemeral' : 'table',
    layer: null,
    relation,
    tags: [],
    dialect: 'databricks',
    columns: [],
  },
});
const ref = (from: string, to: string, resource = 'model'): Item => ({
  kind: 'dbt-ref',
  ...at(`models/${from}.sql`),
  payload: { project: 'p', from: { resource: 'model', name: from }, to: { resource, name: to }, via: 'ref' },
});
const touches = (type: string, dataset: string): Item => ({
  kind: 'bundle-link',
  ...at('databricks.yml'),
  payload: { bundle: 'b', from: { resource: 'task', name: 'j/t' }, type, to: { dataset } },
});

const kinds = ['sql-statement', 'column-flow', 'dbt-node', 'dbt-ref', 'bundle-link', 'finding'] as const;

async function seal(items: readonly Item[], run_id = '000001'): Promise<void> {
  const to = { ...run, run_id };
  const ingress = openIngress(to, { name: 'm', version: '1', kinds: [...kinds] });
  ingress.take({ items, rejects: [] });
  const mined = await stageSaid(staging, to, 'm', 'mine/1', ingress.close());
  await sealRun(staging, { run: to, fingerprint: 'f', mined: [mined] }, () => undefined);
}

test('the events of a sealed run have a job for each file, model and task, with the columns that it fills', async () => {
  await seal([
    statement(['s'], ['t']),
    flow('etl/a.sql', 't', 'a', 's'),
    node('source', 'raw.o', 'c.raw.o'),
    node('model', 'mid', null),
    node('model', 'top', 'c.s.top'),
    ref('mid', 'raw.o', 'source'),
    ref('top', 'mid'),
    flow('models/top.sql', 'c.s.top', 'n', 'c.raw.o', 'aggregate'),
    touches('READS', 'c.s.top'),
    touches('WRITES', 'c.gold.g'),
    { kind: 'finding', ...at('etl/a.sql'), payload: { reason: 'macro', what: '{{ x }}', detail: 'd' } },
  ]);
  const { run: found, jobs, findings } = await readRun(staging, run.repo, null);
  expect(found.run_id).toBe('000001');
  expect(findings).toEqual({ macro: 1 });
  const events = openLineageEvents(jobs, names).map((event) => OpenLineageEvent.parse(event));
  const told = events.flatMap((event) =>
    'job' in event
      ? [
          `${event.inputs.map(({ name }) => name)} > ${event.job.name} > ${event.outputs.map(({ name }) => name)}`,
        ]
      : [],
  );
  expect(told).toEqual([
    'c.s.top > b/task/j/t > c.gold.g',
    's > etl/a.sql > t',
    'c.raw.o > models/top.sql > c.s.top',
  ]);
  const fields = events.flatMap((event) =>
    'job' in event
      ? event.outputs.flatMap(({ facets }) => Object.entries(facets?.columnLineage?.fields ?? {}))
      : [],
  );
  expect(
    fields.map(([name, { inputFields }]) => [name, inputFields[0]?.name, inputFields[0]?.field]),
  ).toEqual([
    ['a', 's', 'x'],
    ['n', 'c.raw.o', 'x'],
  ]);
});

test('an older run is asked by its number; one that was never sealed is told', async () => {
  await seal([statement(['s'], ['t'])]);
  await seal([statement(['s'], ['u'])], '000002');
  const writes = async (number: string | null) =>
    (await readRun(staging, run.repo, number)).jobs.flatMap(({ lineage }) => lineage.writes);
  expect(await writes(null)).toEqual(['u']);
  expect(await writes('000001')).toEqual(['t']);
  await expect(readRun(staging, run.repo, '000003')).rejects.toThrow('no sealed run 000003');
  await expect(readRun(staging, 'example.org/o/none', null)).rejects.toThrow('is staged');
});
