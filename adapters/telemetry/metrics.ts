import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { MinedParts, SealedRun, WriteReceipt } from '../../schemas/run.ts';

/** Our own metrics; Temporal Core's are served by Core on its own port. Names as on docs/generated/metrics.md. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'fresh_' });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  return {
    registry,
    activities: new Histogram({
      name: 'fresh_activity_seconds',
      help: 'Seconds of an activity attempt, by activity and how it ended',
      labelNames: ['activity', 'outcome'],
      buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800],
      registers: [registry],
    }),
    events: counter('fresh_events_received_total', 'Items that miners and analyzers offered', ['producer']),
    rejects: counter('fresh_rejects_total', 'Rejects that miners and analyzers reported', ['producer']),
    staged: counter('fresh_staged_records_total', 'Envelopes sealed in staging'),
    stagedBytes: counter('fresh_staged_bytes_total', 'Bytes of the parts that miners and analyzers wrote'),
    nodesWritten: counter('fresh_nodes_written_total', 'Nodes created or changed in the graph'),
    edgesWritten: counter('fresh_edges_written_total', 'Edges created or changed in the graph'),
    retired: counter('fresh_facts_retired_total', 'Facts retired from the live graph'),
    deadLetters: counter('fresh_dlq_total', 'Records that the graph refused for their own fault'),
    failures: counter('fresh_failures_total', 'Failed activity attempts by the failure name', [
      'activity',
      'failure',
    ]),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;

/** Counts what an activity's receipt says; receipts are the only source, so metrics and history agree. */
export function observeReceipt(metrics: Metrics, activity: string, receipt: unknown): void {
  observers[activity]?.(metrics, receipt);
}

const observeMined = (metrics: Metrics, receipt: unknown): void => {
  const { producer, items, rejects } = receipt as MinedParts;
  for (const part of items) {
    metrics.events.inc({ producer }, part.count);
    metrics.stagedBytes.inc(part.bytes);
  }
  for (const part of rejects) metrics.rejects.inc({ producer }, part.count);
};

const observers: Readonly<Record<string, (metrics: Metrics, receipt: unknown) => void>> = {
  takeCensus: (metrics, receipt) => observeMined(metrics, (receipt as { mined: MinedParts }).mined),
  mine: observeMined,
  analyze: observeMined,
  sealRun: (metrics, receipt) => metrics.staged.inc((receipt as SealedRun).items),
  writeNodes: (metrics, receipt) => observeWrite(metrics, metrics.nodesWritten, receipt as WriteReceipt),
  writeEdges: (metrics, receipt) => observeWrite(metrics, metrics.edgesWritten, receipt as WriteReceipt),
  retireFacts: (metrics, receipt) => metrics.retired.inc((receipt as WriteReceipt).retired),
};

function observeWrite(metrics: Metrics, written: Counter, receipt: WriteReceipt): void {
  written.inc(receipt.created + receipt.changed);
  metrics.deadLetters.inc(receipt.dead_lettered);
}
