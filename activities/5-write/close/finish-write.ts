import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { recordId } from '../../../ontology/identity.ts';
import { canonicalJson } from '../../../schemas/canonical-json.ts';
import { Failure } from '../../../schemas/failures.ts';
import type { RunRef, SealedRun, WritePlan, WriteReceipt } from '../../../schemas/run.ts';
import { ENDINGS } from '../../../schemas/sealed-index.ts';
import { closeFence, type Fence, openFence } from '../apply/fence.ts';
import { holdRest } from '../apply/retire-rows.ts';
import { writeDeadLetters } from '../dead-letters/write-letters.ts';
import { GraphHash } from '../live/graph-hash.ts';
import { hashOfRepository } from '../live/hash-live.ts';
import { liveTouched, type Touched } from '../live/live-touched.ts';
import { WrittenRecord } from './written-record.ts';

export interface FinishRequest {
  readonly run: RunRef;
  readonly sealed: SealedRun;
  readonly plan: WritePlan;
  readonly receipts: readonly WriteReceipt[];
}

export interface Finished {
  readonly graph_hash: string;
  /** Envelopes: offered = accepted + rejected + dead_lettered (law 6). */
  readonly offered: number;
  readonly accepted: number;
  /** Of the accepted: those that wait for a change of the ontology. */
  readonly deferred: number;
  readonly rejected: number;
  readonly dead_lettered: number;
}

/**
 * Closes the books of a run: every envelope is accounted for, and the graph holds what the plan expected of it.
 * Throws ConservationBroken when either is not so.
 */
export async function finishWrite(graph: Graph, staging: Staging, request: FinishRequest): Promise<Finished> {
  const { run, sealed, plan, receipts } = request;
  const fence = await openFence(graph, run);
  const retired = receipts.reduce((sum, receipt) => sum + receipt.retired, 0);
  const held = retired === plan.retiring ? 0 : await holdRest(graph, staging, fence, plan.retire);
  const dead_lettered = await writeDeadLetters(staging, request);
  const said = plan.expected?.accepted ?? sealed.items - plan.rejects.count;
  if (said + plan.rejects.count !== sealed.items) {
    throw broken(
      run,
      `${sealed.items} envelopes were sealed, ${said} mapped and ${plan.rejects.count} rejected`,
    );
  }
  const live = await hashOfLive(graph, staging, run, plan);
  const untouched =
    dead_lettered === 0 && deadRows(receipts) === 0 && held === 0 && (plan.expected?.held ?? 0) === 0;
  if (
    untouched &&
    retired === plan.retiring &&
    plan.expected !== undefined &&
    live.digest() !== plan.expected.graph_hash
  ) {
    throw broken(
      run,
      `the graph holds ${live.count} facts, the run says ${plan.expected.facts}, or they differ in meaning`,
    );
  }
  const finished = {
    graph_hash: live.digest(),
    offered: sealed.items + sealed.rejects,
    accepted: said - dead_lettered,
    deferred: plan.deferred ?? 0,
    rejected: sealed.rejects + plan.rejects.count,
    dead_lettered,
  };
  await recordRun(graph, fence, request, finished);
  const written = WrittenRecord.parse({
    ...finished,
    held: held + (plan.expected?.held ?? 0),
    hash: live.state,
    books: plan.books,
    rejects: plan.rejects,
  });
  await staging.writePart(run, ENDINGS.written, [canonicalJson(written)]);
  return finished;
}

/** Read from the graph: all facts of the repository, or those that the plan compared, the others by their known hash. */
async function hashOfLive(graph: Graph, staging: Staging, run: RunRef, plan: WritePlan): Promise<GraphHash> {
  if (plan.touched === undefined || plan.rest === undefined) return hashOfRepository(graph, run.repo);
  const touched: Touched[] = [];
  for await (const line of staging.readLines(plan.touched)) touched.push(JSON.parse(line) as Touched);
  const hash = new GraphHash(plan.rest);
  const { nodes, edges } = await liveTouched(graph, run.repo, touched);
  for (const { rid, fh } of nodes) hash.add(rid, fh);
  for (const { eid, fh } of edges) hash.add(eid, fh);
  return hash;
}

const deadRows = (receipts: readonly WriteReceipt[]): number =>
  receipts.reduce((sum, { dead_lettered }) => sum + dead_lettered, 0);

const broken = (run: RunRef, message: string): Failure =>
  new Failure('ConservationBroken', `run ${run.run_id} of ${run.repo} (trace ${run.trace_id}): ${message}`);

const RECORD = `MERGE (r:Record {id: $id})
ON CREATE SET r += $props, r:Run`;

/** The run's own record: no fact, not in any hash, written once. With it the fence is closed. */
async function recordRun(
  graph: Graph,
  fence: Fence,
  { run, sealed, plan, receipts }: FinishRequest,
  finished: Finished,
): Promise<void> {
  const sum = (name: 'created' | 'changed' | 'retired') =>
    receipts.reduce((total, receipt) => total + receipt[name], 0);
  const props = {
    repo: run.repo,
    run: run.run_id,
    sequence: Number(run.run_id),
    commit: run.sha,
    committed_at: run.committed_at,
    trace_id: run.trace_id,
    ontology_version: plan.ontology_version,
    content_hash: sealed.content_hash,
    created: sum('created'),
    changed: sum('changed'),
    retired: sum('retired'),
    ...finished,
  };
  const record = { text: RECORD, params: { id: recordId('run', run.repo, run.run_id), props } };
  await graph.write([record, closeFence(fence, finished.graph_hash)], fence.about);
}
