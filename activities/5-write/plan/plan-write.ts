import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import type { EdgeFact, NodeFact } from '../../../ontology/facts.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { Reject, RejectCount } from '../../../schemas/reject.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';
import { openRejectTally } from '../../envelopes/count-rejects.ts';
import { readIndex } from '../../envelopes/envelope-lines.ts';
import { readMeaning } from '../../ontology-change/read-meaning.ts';
import { requireNewest } from '../apply/fence.ts';
import { type Backed, collectFacts } from '../facts/collect-facts.ts';
import { deferredIn } from '../facts/deferred.ts';
import { readSayings } from '../facts/read-sayings.ts';
import type { Refusal } from '../facts/say.ts';
import { GraphHash, type HashState } from '../live/graph-hash.ts';
import type { Touched } from '../live/live-touched.ts';
import { requireMigrations } from '../migrations/require-migrations.ts';
import { type Books, bookLines, refusedBeside, severalPaths } from './books.ts';
import { borrowedEnds } from './borrowed-ends.ts';
import { type Comparison, compareWithLive } from './compare.ts';
import { missingShared } from './missing-shared.ts';
import {
  byGroup,
  edgeLines,
  nodeLines,
  type Pending,
  pendingEdge,
  pendingNode,
  pendingRow,
} from './pending.ts';
import { planChanges, type Sides } from './plan-changes.ts';
import { planRemap } from './plan-remap.ts';
import { isGuarded, planRetirement } from './plan-retirement.ts';
import { readUnseen } from './read-unseen.ts';
import { type EdgeRow, sharedNames } from './rows.ts';
import { writtenRun } from './written-run.ts';

export interface PlanRequest {
  readonly run: RunRef;
  readonly sealed: SealedRun;
  readonly accept_removals: boolean;
  /** Name of the replay that plans the run once more. */
  readonly replay?: string;
}

/** What a run says, beside what the graph holds of it: of all facts, or of those that a change touches. */
export interface Compared {
  readonly nodes: ReadonlyMap<string, Backed<NodeFact>>;
  readonly edges: ReadonlyMap<string, Backed<EdgeFact>>;
  readonly comparison: Pick<Comparison, 'gone' | 'known' | 'live'> & {
    /** What facts that the graph holds mean there; held ones are absent, since they are written again. */
    readonly meanings: ReadonlyMap<string, string>;
  };
  readonly rejects: readonly Reject[];
  readonly books: Books;
  /** State of the hash over facts that were not compared. */
  readonly rest: HashState;
  /** Absent when all facts were compared. */
  readonly touched?: readonly Touched[];
}

/**
 * What must change so that the graph says what the sealed run says: a function of the run and the live graph, and its
 * parts are named by both, so a plan made after a write is another plan and never an old one found again. Only what
 * changed since the written run is looked at where that is all that can differ.
 */
export async function planWrite(
  graph: Graph,
  staging: Staging,
  request: PlanRequest,
  pulse: (step: string) => void,
): Promise<WritePlan> {
  const { run, sealed } = request;
  await requireMigrations(graph);
  await requireNewest(graph, run);
  const index = await readIndex(staging, sealed);
  // As it was sealed: a change of the ontology meanwhile is for the run after this one.
  const meaning = await readMeaning(graph, index.ontology_version);
  const written = run.repo === PORTFOLIO ? null : await writtenRun(graph, staging, run, index);
  const compared =
    (written === null ? null : await planPart({ graph, staging, run, index, written, meaning, pulse })) ??
    (await planAll(graph, staging, run, index, meaning, pulse));
  pulse('live facts read');
  return stagePlan(graph, staging, request, index, meaning, compared);
}

const planPart = (sides: Sides): Promise<Compared | null> =>
  sides.written.impacted === null ? planChanges(sides) : planRemap(sides, sides.written.impacted);

/** Compares all that the run says with all that the graph holds of the repository. */
async function planAll(
  graph: Graph,
  staging: Staging,
  run: RunRef,
  index: SealedIndex,
  meaning: Meaning,
  pulse: (step: string) => void,
): Promise<Compared> {
  const { sayings, refused } = await readSayings(staging, index, run.repo, meaning, pulse);
  const { nodes, edges, accepted, ...facts } = collectFacts(
    sayings,
    meaning,
    await borrowedEnds(graph, run.repo, sayings, meaning),
  );
  pulse('facts merged');
  const said = new Set([...nodes.keys(), ...edges.keys()]);
  return {
    nodes,
    edges,
    comparison: await compareWithLive(graph, run.repo, said, meaning),
    rejects: rejectsOf([...refused, ...facts.refused]),
    books: { accepted, refused: refusedBeside(facts.refused), several: severalPaths(sayings) },
    rest: new GraphHash().state,
  };
}

async function stagePlan(
  graph: Graph,
  staging: Staging,
  { run, accept_removals, replay }: PlanRequest,
  index: SealedIndex,
  meaning: Meaning,
  compared: Compared,
): Promise<WritePlan> {
  const { comparison, books, rejects, touched } = compared;
  const { gone, known, live, meanings } = comparison;
  const nodes = [...compared.nodes.values()].map((backed) => pendingNode(backed, run, meaning));
  const edges = [...compared.edges.values()].map((backed) => pendingEdge(backed, run, meaning));
  const expected = new GraphHash(compared.rest);
  for (const { id, fh } of [nodes, edges].flat()) expected.add(id, fh);
  const isChanged = ({ id, fh }: Pending<unknown>): boolean => meanings.get(id) !== fh;
  const changedEdges = edges.filter(isChanged).sort(byGroup);
  const shared = await missingShared(graph, endsOf(compared.edges, changedEdges, meaning), meaning);
  const changedNodes = [...nodes.filter(isChanged), ...shared.map(pendingRow)].sort(byGroup);
  const created = [...compared.nodes.values()].map(({ fact }) => fact).filter(({ rid }) => !known.has(rid));
  const retirement = await planRetirement(graph, run, gone, created, meaning, {
    unseen: await readUnseen(staging, index),
    accept_removals,
  });
  const again = replay === undefined ? '' : `-${replay}${accept_removals ? '-accepted' : ''}`;
  const folder = `write-${live.digest().slice(0, 12)}${touched === undefined ? '' : '-changes'}${again}`;
  const part = (name: string, lines: Lines) => staging.writePart(run, `${folder}/${name}`, lines);
  const target = { graph, run, meaning, meanings };
  return {
    nodes: await part('nodes', nodeLines(target, changedNodes)),
    edges: await part('edges', edgeLines(target, changedEdges)),
    retire: await part('retire', jsonLines(retirement.rows)),
    rejects: await part('rejects', jsonLines(rejects)),
    rejected: countByReason(rejects),
    books: await part('books', bookLines(books)),
    ...(touched === undefined
      ? {}
      : { touched: await part('touched', jsonLines(touched)), rest: compared.rest }),
    ontology_version: meaning.ontology.version,
    deferred: deferredIn(index, meaning),
    live: live.count,
    retiring: retirement.retiring,
    guarded: !accept_removals && isGuarded(live.count, retirement.removed),
    expected: {
      accepted: books.accepted,
      facts: expected.count,
      graph_hash: expected.digest(),
      held: retirement.held,
    },
  };
}

type Lines = Parameters<Staging['writePart']>[2];

function* endsOf(
  edges: Compared['edges'],
  changed: readonly Pending<EdgeRow>[],
  meaning: Meaning,
): Iterable<Pick<EdgeRow, 'shared'>> {
  for (const { id } of changed) {
    const backed = edges.get(id);
    if (backed !== undefined) yield { shared: sharedNames(backed.fact, meaning) };
  }
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
