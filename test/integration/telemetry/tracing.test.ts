import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { failures } from '../../../schemas/failures.ts';
import { startFleet } from '../../servers/fleet.ts';
import { type CollectedSpan, collectSpans, type OtlpCollector } from '../../servers/otlp-collector.ts';
import { receiptsOf } from '../../servers/receipts-of.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-tracing-'));
let collector: OtlpCollector;
let connection: Connection;
/** Trace id that the run's records carry. */
let traceId: string;
let result: ProcessResult;

/** Words that are in the repository and nowhere in Fresh: none may travel. */
const MINED = ['cormorant_salary', 'hunter2-token-5f2b'];

beforeAll(async () => {
  collector = await collectSpans();
  const fleet = await startFleet(home, collector.env);
  try {
    expect(
      (await runCli(['graph', 'migrate', '--json'], { ...fleet.env, OTEL_EXPORTER_OTLP_ENDPOINT: '' })).code,
    ).toBe(0);
    const repository = new SmallRepository(join(home, 'meters'));
    repository.commit('Start', {
      ...sampleFiles(8),
      'app/secret.py': `PASSWORD = "${MINED[1]}"\n\n\ndef ${MINED[0]}():\n    return PASSWORD\n`,
    });
    const answer = await runCli(['process', repository.path, '--json'], fleet.env);
    result = ProcessResult.parse(answer.json);
    expect(result.outcome, answer.stderr).toBe('complete');
    expect((await runCli(['process', join(home, 'nowhere'), '--json'], fleet.env)).code).not.toBe(0);
  } finally {
    // What ends in order sends what it still holds.
    await fleet.stop();
  }
  const { temporalAddress, namespace } = inject('servers');
  connection = await Connection.connect({ address: temporalAddress });
  const receipts = await receiptsOf(new Client({ connection, namespace }), `repo:${result.repo}`);
  traceId = receipts.find(({ activity }) => activity === 'openRun')?.receipt.trace_id;
});

afterAll(async () => {
  await connection?.close();
  await collector?.close();
});

const ofRun = (): CollectedSpan[] => collector.spans.filter((span) => span.traceId === traceId);
const named = (name: string): CollectedSpan[] => ofRun().filter((span) => span.name === name);

/** Names from the root down to a span. */
function pathOf(span: CollectedSpan): string[] {
  const above = ofRun().find(({ spanId }) => spanId === span.parentSpanId);
  return above === undefined ? [span.name] : [...pathOf(above), span.name];
}

test('a run is one tree: from the command over the workflows to the pages, under the trace id of its records', () => {
  const spans = ofRun();
  const ids = new Set(spans.map(({ spanId }) => spanId));
  expect(ids.size).toBe(spans.length);
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === null || !ids.has(parentSpanId));
  expect(roots.map(({ name, service, parentSpanId }) => ({ name, service, parentSpanId }))).toEqual([
    { name: 'fresh process', service: 'fresh-cli', parentSpanId: null },
  ]);
  for (const span of spans) expect(pathOf(span)[0]).toBe('fresh process');
  expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['fresh-cli', 'fresh-worker']));
});

test('each phase holds its activities, and activities hold what they asked of git, processes and graph', () => {
  const below = ['fresh process', 'ProcessRepo', 'ProcessRepo'];
  for (const [phase, activities] of Object.entries({
    ingest: ['fetchRepository', 'openRun', 'takeCensus'],
    mine: ['planMining', 'mine'],
    analyze: ['planAnalysis', 'analyze'],
    stage: ['sealRun'],
    write: ['planWrite', 'writeNodes', 'writeEdges', 'retireFacts', 'finishWrite'],
    report: ['renderReports'],
  })) {
    const place = [...below, `phase ${phase}`];
    expect(named(`phase ${phase}`).map(pathOf)).toEqual([place]);
    for (const activity of activities) {
      expect(named(activity).length, activity).toBeGreaterThan(0);
      for (const span of named(activity)) expect(pathOf(span)).toEqual([...place, activity]);
    }
  }
  const holders = (name: string) => new Set(named(name).map((span) => pathOf(span).at(-2)));
  expect(holders('git clone')).toEqual(new Set(['fetchRepository']));
  expect(holders('git ls-tree')).toEqual(new Set(['takeCensus']));
  expect(holders('git cat-file')).toContain('mine');
  expect(holders('pieces in processes')).toEqual(new Set(['mine']));
  for (const activity of ['writeNodes', 'writeEdges', 'finishWrite'])
    expect(holders('graph write')).toContain(activity);
  expect(holders('graph read')).toContain('renderReports');
  // Resolved by the first workflow, before the one under the repository's id is known.
  expect(named('resolveRepository').map(pathOf)).toEqual([
    ['fresh process', 'ProcessRepo', 'resolveRepository'],
  ]);
});

test('a span lies within its parent in time, as far as two clocks agree', () => {
  const byId = new Map(ofRun().map((span) => [span.spanId, span]));
  // Workflows tell milliseconds of the server's clock, activities those of their process.
  const slack = 1_000_000_000n;
  for (const span of ofRun()) {
    expect(span.to >= span.from, span.name).toBe(true);
    const above = byId.get(span.parentSpanId ?? '');
    if (above === undefined) continue;
    expect(span.from >= above.from - slack, `${span.name} begins before ${above.name}`).toBe(true);
    expect(span.to <= above.to + slack, `${span.name} ends after ${above.name}`).toBe(true);
  }
});

test('spans say what happened by the conventions, and nothing of what was mined', () => {
  for (const span of named('graph write')) {
    expect(span.attributes).toMatchObject({
      'db.system.name': 'memgraph',
      'db.query.text': expect.stringContaining('$'),
    });
  }
  expect(named('git clone')).toMatchObject([
    { attributes: { 'process.executable.name': 'git', 'process.exit.code': '0' } },
  ]);
  for (const span of named('mine')) {
    expect(span.attributes).toMatchObject({ 'temporal.activity.attempt': '1', 'fresh.repo': result.repo });
  }
  expect(ofRun().filter(({ isError }) => isError)).toEqual([]);
  const said = collector.spans
    .flatMap(({ name, attributes }) => [name, ...Object.values(attributes)])
    .join('\n');
  for (const word of MINED) expect(said).not.toContain(word);
});

test('a failure ends the spans that it went through, by its name and without its message', () => {
  const failed = collector.spans.filter(({ isError }) => isError);
  expect(new Set(failed.map(({ traceId: id }) => id)).size).toBe(1);
  expect(failed.map(({ name }) => name).sort()).toEqual(['ProcessRepo', 'resolveRepository']);
  const [type] = failed
    .filter(({ name }) => name === 'resolveRepository')
    .map(({ attributes }) => attributes['error.type']);
  expect(Object.keys(failures)).toContain(type);
  expect(failed.map(({ attributes }) => attributes['error.type'])).toEqual([type, type]);
  expect(
    JSON.stringify(failed, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain('nowhere');
});
