import { type MetricSpec, type MetricSpecs, SHORT } from './metric-spec.ts';
import { miningMetrics } from './mining-metrics.ts';
import { proposalMetrics } from './proposal-metrics.ts';
import { writingMetrics } from './writing-metrics.ts';

/** Bounds around the time budgets of the queries, in seconds. */
const QUERY = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10] as const;

/**
 * Every metric of Fresh, declared once: registries are made from it, dashboards and alerts may ask for nothing else, and
 * docs/generated/metrics.md is its print. What comes from receipts says the same as the run's history.
 */
export const metricTable = {
  ...miningMetrics,
  ...writingMetrics,
  ...proposalMetrics,
  fresh_report_build_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['scope'],
    shownBy: 'worker',
    buckets: SHORT,
    help: 'Seconds to render and publish all pages of a run; its count is how often pages were built',
    source: 'attempts of renderReports and renderPortfolio that ended well',
  },
  fresh_report_failures_total: {
    type: 'counter',
    unit: 'attempts',
    labels: [],
    shownBy: 'worker',
    help: 'Failed attempts to render pages',
    source: 'attempts of renderReports and renderPortfolio',
  },
  fresh_answers_total: {
    type: 'counter',
    unit: 'answers',
    labels: ['from'],
    shownBy: 'worker',
    help: 'Answers that pages were made of',
    source: 'receipts of renderReports and renderPortfolio',
  },
  fresh_runs_total: {
    type: 'counter',
    unit: 'runs',
    labels: ['outcome'],
    shownBy: 'worker',
    help: 'Runs of ProcessRepo that went through the pipeline; a repository that did not change has none',
    source: 'what saveReceipt and abandonRun were given',
  },
  fresh_activity_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['activity', 'outcome'],
    shownBy: 'worker',
    buckets: SHORT,
    help: 'Seconds of an activity attempt, by how it ended',
    source: 'every attempt',
  },
  fresh_failures_total: {
    type: 'counter',
    unit: 'attempts',
    labels: ['activity', 'failure'],
    shownBy: 'worker',
    help: 'Failed activity attempts by the name of the failure',
    source: 'every attempt',
  },
  fresh_nightly_completed_timestamp_seconds: {
    type: 'gauge',
    unit: 'seconds',
    labels: [],
    shownBy: 'worker',
    help: 'Unix time at which the nightly schedule last ended a run well, or was made if it never did; absent without a schedule',
    source: 'Temporal, asked by the workflow role every minute',
  },
  fresh_query_requests_total: {
    type: 'counter',
    unit: 'requests',
    labels: ['query', 'status'],
    shownBy: 'query-service',
    help: 'Questions to the query service',
    source: 'every request that names a saved query',
  },
  fresh_query_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['query'],
    shownBy: 'query-service',
    buckets: QUERY,
    help: 'Seconds until a question was answered',
    source: 'requests that were answered',
  },
  fresh_query_budget_seconds: {
    type: 'gauge',
    unit: 'seconds',
    labels: ['query'],
    shownBy: 'query-service',
    help: 'Seconds within which 95 % of the answers of a saved query must come',
    source: 'registry of queries',
  },
} as const satisfies MetricSpecs;

export type MetricName = keyof typeof metricTable;
type NamesOf<T extends MetricSpec['type']> = {
  [N in MetricName]: (typeof metricTable)[N]['type'] extends T ? N : never;
}[MetricName];
export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type HistogramName = NamesOf<'histogram'>;
export type LabelsOf<N extends MetricName> = Readonly<
  Record<(typeof metricTable)[N]['labels'][number], string>
>;
