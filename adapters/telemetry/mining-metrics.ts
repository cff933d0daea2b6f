import { type MetricSpecs, SHORT } from './metric-spec.ts';

/** Rows of the metric table about what is offered, staged and refused on the way into staging. */
export const miningMetrics = {
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
} as const satisfies MetricSpecs;
