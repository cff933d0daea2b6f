import type { RejectCount } from '../../schemas/reject.ts';
import type { MinedParts, SealedRun, WritePlan, WriteReceipt } from '../../schemas/run.ts';
import type { Meters } from './meters.ts';

/** One attempt of an activity as the shell saw it. */
export interface Attempt {
  readonly activity: string;
  /** The activity's one argument. */
  readonly input: unknown;
  readonly seconds: number;
  readonly ending: Ending;
}

export type Ending =
  | { readonly is: 'done'; readonly receipt: unknown }
  | { readonly is: 'failed'; readonly failure: string }
  | { readonly is: 'cancelled' };

/** Counts an attempt. What a receipt says is taken from nowhere else, so metrics and history agree. */
export function observeAttempt(meters: Meters, attempt: Attempt): void {
  const { activity, seconds, ending } = attempt;
  meters.observe('fresh_activity_seconds', { activity, outcome: ending.is }, seconds);
  if (ending.is === 'done') receipts[activity]?.(meters, ending.receipt as never, attempt);
  if (ending.is !== 'failed') return;
  meters.add('fresh_failures_total', { activity, failure: ending.failure });
  if (writing.has(activity)) meters.add('fresh_write_failures_total', {});
  if (rendering.has(activity)) meters.add('fresh_report_failures_total', {});
}

const writing = new Set(['planWrite', 'writeNodes', 'writeEdges', 'retireFacts', 'finishWrite', 'isWritten']);
const rendering = new Set(['renderReports', 'renderPortfolio']);

type Observer = (meters: Meters, receipt: never, attempt: Attempt) => void;

/** What the receipt of each activity counts as. */
const receipts: Readonly<Record<string, Observer>> = {
  takeCensus: (meters, { mined }: { mined: MinedParts }, attempt) => observeMined(meters, mined, attempt),
  mine: observeMined,
  analyze: observeMined,
  link: observeMined,
  sealRun: observeSealed,
  remapRun: (meters, { sealed }: { sealed: SealedRun }) => observeSealed(meters, sealed),
  planWrite: (meters, { rejected = [] }: WritePlan) => observeRejects(meters, rejected),
  writeNodes: (meters, { created, changed }: WriteReceipt) =>
    meters.add('fresh_nodes_written_total', {}, created + changed),
  writeEdges: (meters, { created, changed }: WriteReceipt) =>
    meters.add('fresh_edges_written_total', {}, created + changed),
  retireFacts: (meters, { retired }: WriteReceipt) => meters.add('fresh_facts_retired_total', {}, retired),
  finishWrite: observeFinished,
  renderReports: (meters, receipt: Rendered, attempt) => observePages(meters, 'repository', receipt, attempt),
  renderPortfolio: (meters, receipt: Rendered, attempt) =>
    observePages(meters, 'portfolio', receipt, attempt),
  recordProposal: (meters, _receipt, attempt) => observeDecisions(meters, attempt),
  remindOfProposal: (meters) => meters.add('fresh_proposal_reminders_total', {}),
  saveReceipt: observeRun,
  abandonRun: observeRun,
};

interface Finished {
  readonly offered: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly dead_lettered: number;
}

/** All fates of one run are counted in one breath, so that their balance never wavers. */
function observeFinished(meters: Meters, { offered, accepted, rejected, dead_lettered }: Finished): void {
  meters.add('fresh_dlq_total', {}, dead_lettered);
  meters.add('fresh_envelopes_total', { fate: 'offered' }, offered);
  meters.add('fresh_envelopes_total', { fate: 'accepted' }, accepted);
  meters.add('fresh_envelopes_total', { fate: 'rejected' }, rejected);
  meters.add('fresh_envelopes_total', { fate: 'dead-lettered' }, dead_lettered);
}

interface Rendered {
  /** Questions of the pages, and how many of them memory answered. */
  readonly answers: { readonly asked: number; readonly remembered: number };
}

function observeMined(meters: Meters, { producer, items, rejects }: MinedParts, { seconds }: Attempt): void {
  meters.observe('fresh_producer_seconds', { producer }, seconds);
  for (const part of items) {
    meters.add('fresh_events_received_total', { producer }, part.count);
    meters.add('fresh_staged_bytes_total', {}, part.bytes);
  }
  for (const part of rejects) meters.add('fresh_producer_rejects_total', { producer }, part.count);
}

function observeSealed(meters: Meters, { items, rejected = [] }: SealedRun): void {
  meters.add('fresh_staged_records_total', {}, items);
  observeRejects(meters, rejected);
}

function observeRejects(meters: Meters, rejected: readonly RejectCount[]): void {
  for (const { kind, reason, count } of rejected) meters.add('fresh_rejects_total', { kind, reason }, count);
}

function observePages(meters: Meters, scope: string, { answers }: Rendered, { seconds }: Attempt): void {
  meters.observe('fresh_report_build_seconds', { scope }, seconds);
  const { asked, remembered } = answers;
  meters.add('fresh_answers_total', { from: 'graph' }, asked - remembered);
  meters.add('fresh_answers_total', { from: 'memory' }, remembered);
}

/** Each decision is handed over once, with the record that it is kept in. */
function observeDecisions(meters: Meters, { input }: Attempt): void {
  const { judged = [] } = input as { judged?: readonly { verdict: string; fate: string }[] };
  for (const { verdict, fate } of judged) meters.add('fresh_proposal_decisions_total', { verdict, fate });
}

function observeRun(meters: Meters, _receipt: unknown, { input }: Attempt): void {
  const { result } = input as { result: { outcome: string } };
  meters.add('fresh_runs_total', { outcome: result.outcome });
}
