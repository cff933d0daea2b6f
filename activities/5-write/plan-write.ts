import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { Reject, RejectCount } from '../../schemas/reject.ts';
import type { RunRef, SealedRun, WritePlan } from '../../schemas/run.ts';
import { openRejectTally } from '../envelopes/count-rejects.ts';
import { borrowedEnds } from './borrowed-ends.ts';
import { collectFacts } from './collect-facts.ts';
import { compareWithLive } from './compare.ts';
import { envelopeLines, readIndex } from './envelope-lines.ts';
import { requireNewest } from './fence.ts';
import { GraphHash } from './graph-hash.ts';
import { missingShared } from './missing-shared.ts';
import { isGuarded, planRetirement } from './plan-retirement.ts';
import { readUnseen } from './read-unseen.ts';
import { requireMigrations } from './require-migrations.ts';
import { type EdgeRow, edgeRow, type NodeRow, nodeRow } from './rows.ts';
import { type Refusal, type Saying, say } from './say.ts';

export interface PlanRequest {
  readonly run: RunRef;
  readonly sealed: SealedRun;
  readonly accept_removals: boolean;
}

/**
 * What must change so that the graph says what the sealed run says: a function of the run and the live graph, and its
 * parts are named by both, so a plan made after a write is another plan and never an old one found again.
 */
export async function planWrite(
  graph: Graph,
  staging: Staging,
  { run, sealed, accept_removals }: PlanRequest,
  pulse: (step: string) => void,
): Promise<WritePlan> {
  await requireMigrations(graph);
  await requireNewest(graph, run);
  const index = await readIndex(staging, sealed);
  const { sayings, refused } = await readSayings(staging, index, run.repo, pulse);
  const facts = collectFacts(sayings, await borrowedEnds(graph, run.repo, sayings));
  pulse('facts merged');
  const nodes = [...facts.nodes.values()].map((backed) => nodeRow(backed, run));
  const edges = [...facts.edges.values()].map((backed) => edgeRow(backed, run));
  const { said, expected } = meaningOf(nodes, edges);
  const { gone, unchanged, known, live } = await compareWithLive(graph, run.repo, said);
  pulse('live facts read');
  const changedEdges = edges.filter(({ eid }) => !unchanged.has(eid)).sort(byTypeAndStart);
  const shared = await missingShared(graph, changedEdges);
  const changedNodes = [...nodes.filter(({ rid }) => !unchanged.has(rid)), ...shared].sort(byLabelsAndId);
  const created = [...facts.nodes.values()].map(({ fact }) => fact).filter(({ rid }) => !known.has(rid));
  const retirement = await planRetirement(graph, run, gone, created, {
    unseen: await readUnseen(staging, index),
    accept_removals,
  });
  const rejects = rejectsOf([...refused, ...facts.refused]);
  const part = (name: string, rows: Iterable<unknown>) =>
    staging.writePart(run, `write-${live.digest().slice(0, 12)}/${name}`, jsonLines(rows));
  return {
    nodes: await part('nodes', changedNodes),
    edges: await part('edges', changedEdges),
    retire: await part('retire', retirement.rows),
    rejects: await part('rejects', rejects),
    rejected: countByReason(rejects),
    live: live.count,
    retiring: retirement.retiring,
    guarded: !accept_removals && isGuarded(live.count, retirement.removed),
    expected: {
      accepted: facts.accepted,
      facts: expected.count,
      graph_hash: expected.digest(),
      held: retirement.held,
    },
  };
}

async function readSayings(
  staging: Staging,
  index: Parameters<typeof envelopeLines>[1],
  repo: string,
  pulse: (step: string) => void,
) {
  const sayings: Saying[] = [];
  const refused: Refusal[] = [];
  for await (const staged of envelopeLines(staging, index)) {
    const answer = say(staged, repo, index.instances);
    if ('reject' in answer) refused.push(answer);
    else sayings.push(answer);
    if ((sayings.length + refused.length) % 1_000 === 0)
      pulse(`${sayings.length + refused.length} envelopes mapped`);
  }
  return { sayings, refused };
}

function meaningOf(nodes: readonly NodeRow[], edges: readonly EdgeRow[]) {
  const said = new Map<string, string>();
  const expected = new GraphHash();
  for (const [id, fh] of [
    ...nodes.map(({ rid, fh }) => [rid, fh] as const),
    ...edges.map(({ eid, fh }) => [eid, fh] as const),
  ]) {
    said.set(id, fh);
    expected.add(id, fh);
  }
  return { said, expected };
}

function countByReason(rejects: readonly Reject[]): RejectCount[] {
  const tally = openRejectTally();
  for (const reject of rejects) tally.add(reject);
  return tally.counts();
}

function* jsonLines(rows: Iterable<unknown>): Iterable<string> {
  for (const row of rows) yield JSON.stringify(row);
}

const rejectsOf = (refused: readonly Refusal[]) =>
  [...refused].sort((a, b) => byCodeUnit(a.ref, b.ref)).map(({ reject }) => reject);

const byLabelsAndId = (a: NodeRow, b: NodeRow): number =>
  byCodeUnit(a.labels.join(':'), b.labels.join(':')) || byCodeUnit(a.rid, b.rid);

const byTypeAndStart = (a: EdgeRow, b: EdgeRow): number =>
  byCodeUnit(a.type, b.type) || byCodeUnit(a.from, b.from) || byCodeUnit(a.eid, b.eid);
