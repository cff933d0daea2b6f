import { growth, imbalance, p95, shareRejected } from './promql.ts';

/** A rule that calls a person. */
export interface AlertSpec {
  readonly name: `Fresh${string}`;
  /** PromQL that answers something while the alert holds. */
  readonly expr: string;
  /** Seconds for which it must hold. */
  readonly forSeconds: number;
  /** `critical`: nothing moves until somebody acts; `warning`: look at it today. */
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
  /** What to do. */
  readonly description: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export const alerts: readonly AlertSpec[] = [
  {
    name: 'FreshWorkerDown',
    expr: 'up{job="fresh-worker"} == 0',
    forSeconds: 2 * MINUTE,
    severity: 'critical',
    summary: 'The worker process {{ $labels.process }} does not answer',
    description:
      'Its runs wait. See `fresh status` and the log of the process; `fresh up` or `docker compose up -d` starts it again, and the runs go on where they were.',
  },
  {
    name: 'FreshQueryServiceDown',
    expr: 'up{job="fresh-query-service"} == 0',
    forSeconds: 2 * MINUTE,
    severity: 'critical',
    summary: 'The query service does not answer',
    description:
      'Nobody can ask the graph over HTTP. See its log and start it again with `fresh serve` or `docker compose up -d`.',
  },
  {
    name: 'FreshGraphAway',
    expr: 'max(fresh_graph_up) == 0',
    forSeconds: 2 * MINUTE,
    severity: 'critical',
    summary: 'The graph server does not answer',
    description:
      'Start the graph server again. Nothing is lost: sealed runs wait in staging, and Temporal repeats their writes for 24 hours by itself.',
  },
  {
    name: 'FreshWriteFailures',
    expr: `${growth('fresh_write_failures_total', '15m')} > 3`,
    forSeconds: 0,
    severity: 'warning',
    summary: 'Writing to the graph fails again and again',
    description:
      'See the failure names on the dashboard Ingest → Stage or in the worker log: GraphAway means the server, GraphNotMigrated wants `fresh graph migrate`, others are explained in schemas/failures.ts.',
  },
  {
    name: 'FreshQueueStuck',
    expr: `max(fresh_queue_oldest_seconds) > ${HOUR}`,
    forSeconds: 5 * MINUTE,
    severity: 'warning',
    summary: 'Sealed records have been waiting for the graph for {{ $value | humanizeDuration }}',
    description:
      'Look for runs in phase `write` in the Temporal Web UI. One that waits for an answer about removals wants `fresh process <repo> --removals accept|keep`; otherwise see why the graph does not take them.',
  },
  {
    name: 'FreshDeadLetters',
    expr: `${growth('fresh_dlq_total', '1h')} > 0`,
    forSeconds: 0,
    severity: 'warning',
    summary: 'The graph refused records for their own fault',
    description:
      '`fresh dlq list` names the records and the reason, `fresh dlq show` a whole record. Once the cause is mended, `fresh dlq replay` tries them again; `fresh dlq drop` says that they need no further try.',
  },
  {
    name: 'FreshConservationBroken',
    expr: `(${imbalance}) != 0 or ${growth('fresh_failures_total', '1h', '{failure="ConservationBroken"}')} > 0`,
    forSeconds: 0,
    severity: 'critical',
    summary: 'The books of a run do not balance: {{ $value }}',
    description:
      'Offered is not accepted + rejected + dead-lettered, or the graph does not hold what the run says. Filter the Temporal Web UI by Outcome = "failed", run `fresh stage-scan`, and report the trace id with its output: this must not happen.',
  },
  {
    name: 'FreshDuplicateFacts',
    expr: 'max(fresh_duplicate_facts_gauge) > 0',
    forSeconds: 0,
    severity: 'critical',
    summary: '{{ $value }} facts stand in the graph more than once',
    description:
      'Answers that count them are wrong. `fresh graph check` names them. Make sure that one worker alone has the role `edges`, then `fresh forget` the repository that asserts them and process it again.',
  },
  {
    name: 'FreshRejectsRising',
    expr: `${shareRejected} > 0.05`,
    forSeconds: 10 * MINUTE,
    severity: 'warning',
    summary: '{{ $value | humanizePercentage }} of the records of the last hour were refused',
    description:
      'See kinds and reasons on the dashboard Ingest → Stage, and file and line on the findings page of the repository. Often a new dialect, a new file layout or a broken miner.',
  },
  {
    name: 'FreshRunsFailing',
    expr: `${growth('fresh_runs_total', '6h', '{outcome="failed"}')} > 0`,
    forSeconds: 0,
    severity: 'warning',
    summary: 'Runs ended in failure',
    description:
      'Filter the Temporal Web UI by Outcome = "failed": the failure says what to do next. Mend it and process the repository again.',
  },
  {
    name: 'FreshReportsFailing',
    expr: `${growth('fresh_report_failures_total', '30m')} > 0`,
    forSeconds: 0,
    severity: 'warning',
    summary: 'Pages could not be built',
    description:
      'The graph is written, its pages are old. The worker log names page and reason; `fresh reports` builds them anew without a run.',
  },
  {
    name: 'FreshNightlyMissing',
    expr: `time() - max(fresh_nightly_completed_timestamp_seconds) > ${26 * HOUR}`,
    forSeconds: 5 * MINUTE,
    severity: 'warning',
    summary: 'The last nightly run that ended well is {{ $value | humanizeDuration }} old',
    description:
      'See the nightly schedule in the Temporal Web UI: paused, still running, or failed. `fresh portfolio` runs it by hand.',
  },
  {
    name: 'FreshProposalsWaiting',
    expr: `max(fresh_proposals_oldest_seconds) > ${7 * 24 * HOUR}`,
    forSeconds: 5 * MINUTE,
    severity: 'warning',
    summary: 'A proposal to change the ontology has been waiting for {{ $value | humanizeDuration }}',
    description:
      '`fresh ontology list` names what is open, `fresh ontology show` tells all of one; approve, reject or amend it (docs/how-to/change-the-ontology.md). Until then its items wait in staging.',
  },
  {
    name: 'FreshQuerySlow',
    expr: `${p95('fresh_query_seconds', ['query'], '15m')} > on (query) max by (query) (fresh_query_budget_seconds)`,
    forSeconds: 10 * MINUTE,
    severity: 'warning',
    summary: 'Query {{ $labels.query }} takes {{ $value | humanizeDuration }}, longer than its budget',
    description:
      'Profile queries/<name>/query.cypher on the graph server and check that its indexes are there (`fresh graph migrate`), or raise its budget in query.ts with a reason.',
  },
];
