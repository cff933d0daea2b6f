import type { LabelName } from './metric-labels.ts';

export interface MetricSpec {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly unit:
    | 'records'
    | 'bytes'
    | 'nodes'
    | 'edges'
    | 'facts'
    | 'attempts'
    | 'runs'
    | 'answers'
    | 'requests'
    | 'seconds'
    | 'yes or no';
  readonly labels: readonly LabelName[];
  /** Which processes show it. */
  readonly shownBy: 'worker' | 'query-service';
  /** Where the number comes from. */
  readonly source: string;
  /** Upper bounds of a histogram. */
  readonly buckets?: readonly number[];
}

const SHORT = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800] as const;
const QUERY = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10] as const;

/**
 * Every metric of Fresh, declared once: registries are made from it, dashboards and alerts may ask for nothing else, and
 * docs/generated/metrics.md is its print. What comes from receipts says the same as the run's history.
 */
export const metricTable = {
  fresh_events_received_total: {
    type: 'counter',
    unit: 'records',
    labels: ['producer'],
    shownBy: 'worker',
    help: 'Items that ingest, miners, analyzers and links offered',
    source: 'receipts of takeCensus, mine, analyze, link',
  },
  fresh_producer_rejects_total: {
    type: 'counter',
    unit: 'records',
    labels: ['producer'],
    shownBy: 'worker',
    help: 'Rejects that ingest, miners and analyzers reported',
    source: 'receipts of takeCensus, mine, analyze, link',
  },
  fresh_producer_seconds: {
    type: 'histogram',
    unit: 'seconds',
    labels: ['producer'],
    shownBy: 'worker',
    buckets: SHORT,
    help: 'Seconds of one share of work of a miner or analyzer; its count is how often it ran',
    source: 'attempts of takeCensus, mine, analyze, link that ended well',
  },
  fresh_staged_records_total: {
    type: 'counter',
    unit: 'records',
    labels: [],
    shownBy: 'worker',
    help: 'Envelopes sealed in staging',
    source: 'receipts of sealRun and remapRun',
  },
  fresh_staged_bytes_total: {
    type: 'counter',
    unit: 'bytes',
    labels: [],
    shownBy: 'worker',
    help: 'Bytes of the parts that ingest, miners and analyzers staged',
    source: 'receipts of takeCensus, mine, analyze, link',
  },
  fresh_rejects_total: {
    type: 'counter',
    unit: 'records',
    labels: ['kind', 'reason'],
    shownBy: 'worker',
    help: 'Records refused: those of a sealed run and those that no mapping took',
    source: 'receipts of sealRun, remapRun and planWrite',
  },
  fresh_queue_depth_gauge: {
    type: 'gauge',
    unit: 'records',
    labels: [],
    shownBy: 'worker',
    help: 'Sealed envelopes that are not yet written',
    source: 'staging, looked at by the graph role every few seconds',
  },
  fresh_queue_oldest_seconds: {
    type: 'gauge',
    unit: 'seconds',
    labels: [],
    shownBy: 'worker',
    help: 'How long the oldest of the sealed envelopes has been waiting; 0 when none waits',
    source: 'staging, looked at by the graph role every few seconds',
  },
  fresh_graph_up: {
    type: 'gauge',
    unit: 'yes or no',
    labels: [],
    shownBy: 'worker',
    help: '1 when the graph server answers, else 0',
    source: 'a question by the graph role every few seconds',
  },
  fresh_nodes_written_total: {
    type: 'counter',
    unit: 'nodes',
    labels: [],
    shownBy: 'worker',
    help: 'Nodes created or changed in the graph',
    source: 'receipt of writeNodes',
  },
  fresh_edges_written_total: {
    type: 'counter',
    unit: 'edges',
    labels: [],
    shownBy: 'worker',
    help: 'Edges created or changed in the graph',
    source: 'receipt of writeEdges',
  },
  fresh_facts_retired_total: {
    type: 'counter',
    unit: 'facts',
    labels: [],
    shownBy: 'worker',
    help: 'Facts retired from the live graph',
    source: 'receipt of retireFacts',
  },
  fresh_write_failures_total: {
    type: 'counter',
    unit: 'attempts',
    labels: [],
    shownBy: 'worker',
    help: 'Failed attempts of the activities that read or write facts; Temporal tries those again that can succeed',
    source: 'attempts of the write phase',
  },
  fresh_dlq_total: {
    type: 'counter',
    unit: 'records',
    labels: [],
    shownBy: 'worker',
    help: 'Envelopes that the graph refused for their own fault; they lie in the dead-letter file of their run',
    source: 'receipt of finishWrite',
  },
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
} as const satisfies Readonly<Record<`fresh_${string}`, MetricSpec>>;

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
