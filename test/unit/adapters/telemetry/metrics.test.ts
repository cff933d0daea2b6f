import { describe, expect, it } from 'vitest';
import { createMeters } from '../../../../adapters/telemetry/meters.ts';
import { boundedLabel } from '../../../../adapters/telemetry/metric-labels.ts';
import type { MetricSpec } from '../../../../adapters/telemetry/metric-spec.ts';
import { metricTable } from '../../../../adapters/telemetry/metric-table.ts';
import { type Attempt, observeAttempt } from '../../../../adapters/telemetry/metrics.ts';
import { metricsPage } from '../../../../adapters/telemetry/metrics-page.ts';
import { readExposition, valueAt } from '../../../servers/read-exposition.ts';

const done = (activity: string, receipt: unknown, input: unknown = {}): Attempt => ({
  activity,
  input,
  seconds: 2,
  ending: { is: 'done', receipt },
});
const part = (count: number, bytes: number) => ({ uri: 'u', sha256: 'f'.repeat(64), bytes, count });

/** What Prometheus reads in the end: new series are shown at zero first. */
async function exposed(attempts: readonly Attempt[]) {
  const meters = createMeters('worker');
  for (const attempt of attempts) observeAttempt(meters, attempt);
  await meters.expose();
  return readExposition(await meters.expose());
}

it('docs/generated/metrics.md is what the table says', async () => {
  const page = new URL('../../../../docs/generated/metrics.md', import.meta.url).pathname;
  await expect(metricsPage()).toMatchFileSnapshot(page);
});

describe('receipts', () => {
  it('of mining are counted by producer, items and bytes', async () => {
    const mined = { producer: 'python', items: [part(7, 900), part(3, 100)], rejects: [part(2, 50)] };
    const shown = await exposed([
      done('mine', mined),
      done('takeCensus', { snapshot: {}, mined: { ...mined, producer: 'ingest' } }),
    ]);
    expect(valueAt(shown, 'fresh_events_received_total', { producer: 'python' })).toBe(10);
    expect(valueAt(shown, 'fresh_events_received_total', { producer: 'ingest' })).toBe(10);
    expect(valueAt(shown, 'fresh_producer_rejects_total', { producer: 'python' })).toBe(2);
    expect(valueAt(shown, 'fresh_producer_seconds_sum', { producer: 'python' })).toBe(2);
    expect(valueAt(shown, 'fresh_producer_seconds_count', { producer: 'python' })).toBe(1);
    expect(valueAt(shown, 'fresh_staged_bytes_total', {})).toBe(2000);
  });

  it('of sealing, planning, writing and closing are counted by what they say', async () => {
    const rejected = [{ kind: 'sql-statement', reason: 'parse-error', count: 4 }];
    const shown = await exposed([
      done('sealRun', { items: 50, rejects: 4, rejected }),
      done('planWrite', { rejected: [{ kind: 'file', reason: 'missing-end', count: 1 }] }),
      done('writeNodes', { created: 20, changed: 5, retired: 0, dead_lettered: 9 }),
      done('writeEdges', { created: 30, changed: 6, retired: 0, dead_lettered: 9 }),
      done('retireFacts', { created: 0, changed: 0, retired: 8, dead_lettered: 0 }),
      done('finishWrite', { dead_lettered: 2 }),
      done('renderReports', { reports: [], answers: { asked: 12, remembered: 3 } }),
      done('saveReceipt', {}, { result: { outcome: 'partial' } }),
    ]);
    expect(valueAt(shown, 'fresh_staged_records_total', {})).toBe(50);
    expect(valueAt(shown, 'fresh_rejects_total', { kind: 'sql-statement', reason: 'parse-error' })).toBe(4);
    expect(valueAt(shown, 'fresh_rejects_total', { kind: 'file', reason: 'missing-end' })).toBe(1);
    expect(valueAt(shown, 'fresh_nodes_written_total', {})).toBe(25);
    expect(valueAt(shown, 'fresh_edges_written_total', {})).toBe(36);
    expect(valueAt(shown, 'fresh_facts_retired_total', {})).toBe(8);
    expect(valueAt(shown, 'fresh_dlq_total', {})).toBe(2);
    expect(valueAt(shown, 'fresh_answers_total', { from: 'memory' })).toBe(3);
    expect(valueAt(shown, 'fresh_answers_total', { from: 'graph' })).toBe(9);
    expect(valueAt(shown, 'fresh_report_build_seconds_count', { scope: 'repository' })).toBe(1);
    expect(valueAt(shown, 'fresh_runs_total', { outcome: 'partial' })).toBe(1);
  });
});

it('failed attempts are counted by name, those of writing and rendering also by themselves', async () => {
  const failed = (activity: string): Attempt => ({
    activity,
    input: {},
    seconds: 1,
    ending: { is: 'failed', failure: 'GraphAway' },
  });
  const shown = await exposed([failed('writeNodes'), failed('renderReports'), failed('mine')]);
  expect(valueAt(shown, 'fresh_write_failures_total', {})).toBe(1);
  expect(valueAt(shown, 'fresh_report_failures_total', {})).toBe(1);
  expect(valueAt(shown, 'fresh_failures_total', { activity: 'mine', failure: 'GraphAway' })).toBe(1);
  expect(valueAt(shown, 'fresh_activity_seconds_count', { activity: 'mine', outcome: 'failed' })).toBe(1);
});

it('a new series is shown at zero before it grows, so that no growth is lost on Prometheus', async () => {
  const meters = createMeters('worker');
  meters.add('fresh_rejects_total', { kind: 'file', reason: 'binary' }, 3);
  const value = async () =>
    valueAt(readExposition(await meters.expose()), 'fresh_rejects_total', { kind: 'file', reason: 'binary' });
  expect(await value()).toBe(0);
  meters.add('fresh_rejects_total', { kind: 'file', reason: 'binary' }, 2);
  expect(await value()).toBe(5);
});

it('labels say what our registries know, and nothing else', async () => {
  expect(boundedLabel('reason', 'parse-error')).toBe('parse-error');
  expect(boundedLabel('reason', 'password=hunter2')).toBe('other');
  expect(boundedLabel('kind', 'a-kind-that-somebody-mined')).toBe('other');
  expect(boundedLabel('producer', 'sql-lineage')).toBe('sql-lineage');
  expect(boundedLabel('producer', 'two words')).toBe('other');
});

it('a gauge that nobody has set is absent, not zero', async () => {
  const meters = createMeters('worker');
  const values = async () =>
    readExposition(await meters.expose()).samples.filter(({ name }) => name === 'fresh_queue_depth_gauge');
  expect(await values()).toEqual([]);
  meters.set('fresh_queue_depth_gauge', {}, 4);
  expect(await values()).toEqual([{ name: 'fresh_queue_depth_gauge', labels: {}, value: 4 }]);
  meters.set('fresh_queue_depth_gauge', {}, null);
  expect(await values()).toEqual([]);
});

it.each(['worker', 'query-service'] as const)(
  'what a %s shows has the type, help and labels of the table',
  async (shownBy) => {
    const meters = createMeters(shownBy);
    const { families } = readExposition(await meters.expose());
    const own = Object.entries(families).filter(([name]) => !/^fresh_(process|nodejs)_/.test(name));
    const said = Object.entries<MetricSpec>(metricTable).filter(([, spec]) => spec.shownBy === shownBy);
    expect(Object.fromEntries(own)).toEqual(
      Object.fromEntries(said.map(([name, { type, help }]) => [name, { type, help }])),
    );
  },
);

it('names end as Prometheus wants it: counters in _total, seconds in _seconds', () => {
  for (const [name, { type, unit }] of Object.entries<MetricSpec>(metricTable)) {
    expect(name.endsWith('_total'), name).toBe(type === 'counter');
    expect(name.endsWith('_seconds'), name).toBe(unit === 'seconds');
  }
});
