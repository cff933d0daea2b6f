import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { stringify } from 'yaml';
import { alerts } from '../../../dashboards/alerts.ts';
import { prometheusProgram } from '../../../infra/local/installers/prometheus.ts';

/** Series of a sample a minute in promtool's notation: `start+step x times`. */
type Series = Readonly<Record<string, string>>;

/** For each alert: what must ring it after three hours, and what looks like it and must not. */
const cases: Readonly<Record<string, { readonly rings: Series; readonly quiet: Series }>> = {
  FreshWorkerDown: {
    rings: { 'up{job="fresh-worker", process="mine-worker"}': '1x175 0x10' },
    quiet: {
      'up{job="fresh-worker", process="mine-worker"}': '1x178 0 1x10',
      'up{job="fresh-temporal-core"}': '0x185',
    },
  },
  FreshQueryServiceDown: {
    rings: { 'up{job="fresh-query-service"}': '0x185' },
    quiet: { 'up{job="fresh-query-service"}': '1x185', 'up{job="fresh-temporal-core"}': '0x185' },
  },
  FreshGraphAway: {
    rings: { 'fresh_graph_up{process="a"}': '1x170 0x15' },
    quiet: { 'fresh_graph_up{process="a"}': '0x185', 'fresh_graph_up{process="b"}': '1x185' },
  },
  FreshWriteFailures: {
    rings: { fresh_write_failures_total: '0x170 0+1x15' },
    quiet: { fresh_write_failures_total: '0x20 0+5x20 100x145' },
  },
  FreshQueueStuck: {
    rings: { fresh_queue_oldest_seconds: '0+60x185' },
    quiet: { fresh_queue_oldest_seconds: '0+60x55 0x130' },
  },
  FreshDeadLetters: {
    rings: { fresh_dlq_total: '0x170 1x15' },
    quiet: { fresh_dlq_total: '0x30 7x155' },
  },
  FreshConservationBroken: {
    rings: {
      'fresh_envelopes_total{fate="offered"}': '10x185',
      'fresh_envelopes_total{fate="accepted"}': '9x185',
      'fresh_envelopes_total{fate="rejected"}': '0x185',
    },
    quiet: {
      'fresh_envelopes_total{fate="offered"}': '0+10x185',
      'fresh_envelopes_total{fate="accepted"}': '0+7x185',
      'fresh_envelopes_total{fate="rejected"}': '0+2x185',
      'fresh_envelopes_total{fate="dead-lettered"}': '0+1x185',
      'fresh_failures_total{activity="finishWrite", failure="GraphAway"}': '0+1x185',
    },
  },
  FreshDuplicateFacts: {
    rings: { fresh_duplicate_facts_gauge: '0x170 2x15' },
    quiet: { fresh_duplicate_facts_gauge: '2x100 0x85' },
  },
  FreshRejectsRising: {
    rings: {
      'fresh_rejects_total{kind="file", reason="binary"}': '0+1x185',
      fresh_staged_records_total: '0+10x185',
    },
    quiet: {
      'fresh_rejects_total{kind="file", reason="binary"}': '0+1x185',
      fresh_staged_records_total: '0+100x185',
    },
  },
  FreshRunsFailing: {
    rings: { 'fresh_runs_total{outcome="failed"}': '0x100 1x85' },
    quiet: {
      'fresh_runs_total{outcome="failed"}': '3x185',
      'fresh_runs_total{outcome="complete"}': '0+1x185',
    },
  },
  FreshReportsFailing: {
    rings: { fresh_report_failures_total: '0x170 1x15' },
    quiet: { fresh_report_failures_total: '0x100 1x85' },
  },
  FreshNightlyMissing: {
    rings: { fresh_nightly_completed_timestamp_seconds: `${-27 * 3600}x185` },
    quiet: { fresh_nightly_completed_timestamp_seconds: `${-20 * 3600}x185` },
  },
  FreshProposalsWaiting: {
    rings: { fresh_proposals_oldest_seconds: '604801+60x185' },
    quiet: { fresh_proposals_oldest_seconds: '0+60x185' },
  },
  FreshQuerySlow: {
    rings: {
      'fresh_query_seconds_bucket{query="people", le="0.2"}': '0+1x185',
      'fresh_query_seconds_bucket{query="people", le="0.5"}': '0+10x185',
      'fresh_query_seconds_bucket{query="people", le="+Inf"}': '0+10x185',
      'fresh_query_budget_seconds{query="people"}': '0.2x185',
    },
    quiet: {
      'fresh_query_seconds_bucket{query="people", le="0.2"}': '0+10x185',
      'fresh_query_seconds_bucket{query="people", le="+Inf"}': '0+10x185',
      'fresh_query_budget_seconds{query="people"}': '0.2x185',
      'fresh_query_budget_seconds{query="lineage"}': '0.0001x185',
    },
  },
};

const promtool = (...args: string[]): string =>
  execFileSync(prometheusProgram(inject('servers').toolchainHome, 'promtool') ?? 'promtool', args, {
    encoding: 'utf8',
    stdio: 'pipe',
  });

test('the rules and the configuration are what Prometheus takes', () => {
  expect(promtool('check', 'rules', '--lint=all', '--lint-fatal', 'infra/prometheus/alerts.yml')).toContain(
    `${alerts.length} rules found`,
  );
  expect(
    // Not the files that it names: the token of the query service is a secret of the deployment.
    promtool(
      'check',
      'config',
      '--syntax-only',
      '--lint=all',
      '--lint-fatal',
      'infra/prometheus/prometheus.yml',
    ),
  ).toContain('SUCCESS');
});

test('every alert has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(alerts.map(({ name }) => name).sort());
});

test.each(Object.entries(cases))(
  '%s rings when it must, tells what to do, and is quiet otherwise',
  (name, { rings, quiet }) => {
    const alert = alerts.find((known) => known.name === name);
    expect(firingIn(name, rings)).toHaveLength(1);
    expect(firingIn(name, rings)[0]).toMatchObject({ severity: alert?.severity });
    expect(firingIn(name, quiet)).toEqual([]);
  },
);

/** Labels of the alert where it fires after three hours of these series. */
function firingIn(name: string, series: Series): Readonly<Record<string, string>>[] {
  const file = join(mkdtempSync(join(tmpdir(), 'fresh-alerts-')), 'case.yml');
  writeFileSync(
    file,
    stringify({
      rule_files: [resolve('infra/prometheus/alerts.yml')],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: Object.entries(series).map(([of, values]) => ({ series: of, values })),
          promql_expr_test: [
            { expr: `ALERTS{alertname="${name}", alertstate="firing"}`, eval_time: '3h', exp_samples: [] },
          ],
        },
      ],
    }),
  );
  try {
    promtool('test', 'rules', file);
    return [];
  } catch (error) {
    // Expecting nothing, promtool names what there is: `got:"{__name__="ALERTS", …} 1E+00"`.
    const said = `${(error as { stdout?: string }).stdout}${(error as { stderr?: string }).stderr}`;
    const found = [...said.matchAll(/\{__name__=\\?"ALERTS\\?", ([^}]*)\}/g)];
    if (found.length === 0) throw new Error(said, { cause: error });
    return found.map(([, labels = '']) =>
      Object.fromEntries([...labels.matchAll(/(\w+)=\\?"([^"\\]*)/g)].map(([, key, value]) => [key, value])),
    );
  }
}
