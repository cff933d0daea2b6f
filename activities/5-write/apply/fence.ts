import type { About, Graph, Statement, Written } from '../../../adapters/memgraph/graph.ts';
import { recordId } from '../../../ontology/identity.ts';
import { Failure } from '../../../schemas/failures.ts';
import type { RunRef } from '../../../schemas/run.ts';

/**
 * The fence of a repository holds the sequence of the newest run that writes. A timed-out attempt of an older run may
 * still be at work, so every batch sets the fence first (a lock on Neo4j, a conflict on Memgraph) and each of its
 * statements does nothing unless the fence is its own run's.
 */
export interface Fence {
  readonly params: { readonly fence: string; readonly sequence: number };
  readonly about: About;
}

/** First words of every statement that writes facts. */
export const FENCED = 'MATCH (f:Record {id: $fence}) WHERE f.sequence = $sequence';

export const fenceOf = ({ repo, run_id, trace_id }: RunRef): Fence => ({
  params: { fence: recordId('fence', repo), sequence: Number(run_id) },
  about: { repo, run: run_id, trace_id },
});

/** Claims the graph for this run. Throws StaleRun when a newer one has it. */
export async function openFence(graph: Graph, run: RunRef): Promise<Fence> {
  const fence = fenceOf(run);
  const params = { ...fence.params, repo: run.repo };
  const { rows } = await graph.write(
    [OPEN, RAISE, READ].map((text) => ({ text, params })),
    fence.about,
  );
  requireOwn(rows[2]?.[0]?.sequence, run);
  return fence;
}

/** Throws StaleRun when a newer run of the repository has written; writes nothing itself. */
export async function requireNewest(graph: Graph, run: RunRef): Promise<void> {
  const [row] = await graph.read({ text: READ, params: fenceOf(run).params });
  if (row !== undefined && Number(row.sequence) > Number(run.run_id)) requireOwn(row.sequence, run);
}

/** Statements of one batch in one transaction, fenced. `stamp` is different for every batch. */
export async function writeFenced(
  graph: Graph,
  fence: Fence,
  stamp: string,
  statements: readonly Statement[],
): Promise<Written> {
  const guarded = statements.map((statement) => ({
    ...statement,
    params: { ...fence.params, stamp, ...statement.params },
  }));
  const written = await graph.write(
    [{ text: TOUCH, params: { ...fence.params, stamp } }, ...guarded],
    fence.about,
  );
  if ((written.rows[0]?.length ?? 0) === 0) throw stale(fence.about.run, fence.about.repo);
  return { ...written, rows: written.rows.slice(1) };
}

/** Says that the run has written all its facts, and what their hash is: until then the graph is between two states. */
export const closeFence = ({ params }: Fence, graphHash: string): Statement => ({
  text: CLOSE,
  params: { ...params, graph_hash: graphHash },
});

const OPEN = `MERGE (f:Record {id: $fence})
ON CREATE SET f.sequence = $sequence, f.repo = $repo, f:WriteFence`;
const RAISE = 'MATCH (f:Record {id: $fence}) WHERE f.sequence < $sequence SET f.sequence = $sequence';
const READ = 'MATCH (f:Record {id: $fence}) RETURN f.sequence AS sequence';
/** Closed already with the same hash: nothing is set, so that writing a run again leaves the server's counters alone. */
const CLOSE = `${FENCED} AND (f.closed IS NULL OR f.closed <> $sequence OR f.graph_hash <> $graph_hash)
SET f.closed = $sequence, f.graph_hash = $graph_hash`;
const TOUCH = `${FENCED} SET f.stamp = $stamp RETURN f.sequence AS sequence`;

function requireOwn(sequence: unknown, run: RunRef): void {
  if (sequence !== Number(run.run_id)) throw stale(run.run_id, run.repo);
}

const stale = (run: string, repo: string): Failure =>
  new Failure('StaleRun', `run ${run} of ${repo}: a newer run writes already`);
