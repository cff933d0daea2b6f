import type { MetricSpecs } from './metric-spec.ts';

/** Rows of the metric table about what waits for the graph and what the graph took. */
export const writingMetrics = {
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
} as const satisfies MetricSpecs;
