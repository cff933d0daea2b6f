import type { DashboardSpec } from './dashboard.ts';
import { p95, perSecond, shareRejected } from './promql.ts';

/** From the git host to sealed records. */
export const ingestStage: DashboardSpec = {
  uid: 'fresh-ingest-stage',
  title: 'Fresh: Ingest → Stage',
  description: 'What is read from repositories, what is refused, and how long it takes.',
  panels: [
    {
      title: 'Records offered',
      description: 'Items that ingest, miners and analyzers offered since the workers started.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_events_received_total)',
    },
    {
      title: 'Records sealed',
      description:
        'Envelopes sealed in staging since the workers started: offered ones without duplicates, findings of rejects included.',
      unit: 'short',
      show: 'stat',
      expr: 'sum(fresh_staged_records_total)',
    },
    {
      title: 'Share rejected, last hour',
      description:
        'Rejects as a share of all records of the last hour. When it rises, the panel of kinds and reasons tells which miner to look at.',
      unit: 'percentunit',
      show: 'stat',
      expr: shareRejected,
    },
    {
      title: 'Records offered a second, by producer',
      description: 'How fast each miner and analyzer works at the moment.',
      unit: 'cps',
      show: 'lines',
      expr: `sum by (producer) (${perSecond('fresh_events_received_total')})`,
      legend: '{{producer}}',
    },
    {
      title: 'Bytes staged a second',
      description: 'What the staging volume must take; compare it with the room that is left.',
      unit: 'Bps',
      show: 'lines',
      expr: `sum(${perSecond('fresh_staged_bytes_total')})`,
    },
    {
      title: 'Rejects by kind and reason',
      description:
        'What was refused and why, since the workers started. The findings page of the repository names file and line.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (kind, reason) (fresh_rejects_total)',
      legend: '{{kind}}: {{reason}}',
    },
    {
      title: 'Rejects by producer',
      description: 'Who refused, since the workers started: the miner or analyzer to look at.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (producer) (fresh_producer_rejects_total)',
      legend: '{{producer}}',
    },
    {
      title: 'Shares of work done, by producer',
      description: 'How often each miner and analyzer ran since the workers started.',
      unit: 'short',
      show: 'bars',
      expr: 'sum by (producer) (fresh_producer_seconds_count)',
      legend: '{{producer}}',
    },
    {
      title: 'Seconds of a share of work, by producer (p95)',
      description: '95 % of the shares took no longer. A miner that grows here holds up every run.',
      unit: 's',
      show: 'lines',
      expr: p95('fresh_producer_seconds', ['producer']),
      legend: '{{producer}}',
    },
    {
      title: 'Seconds of a fetch (p95)',
      description: 'Time to bring a repository to its newest commit. Slow hosts and first clones show here.',
      unit: 's',
      show: 'lines',
      expr: p95(
        'fresh_activity_seconds',
        [],
        '$__rate_interval',
        '{activity="fetchRepository", outcome="done"}',
      ),
    },
    {
      title: 'Failed attempts a minute, by activity and failure',
      description:
        'Temporal tries again what can succeed; a name that stays is explained in schemas/failures.ts.',
      unit: 'cpm',
      show: 'lines',
      expr: `sum by (activity, failure) (${perSecond('fresh_failures_total')}) * 60`,
      legend: '{{activity}}: {{failure}}',
    },
  ],
};
