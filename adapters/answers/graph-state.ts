import { recordId } from '../../ontology/identity.ts';
import type { Graph } from '../memgraph/graph.ts';

/** Which facts the graph holds, as far as an answer may depend on them. */
export interface GraphState {
  /** Hash of the facts: equal for equal facts, whenever and by whichever run they were written. */
  readonly facts: string;
  /** Differs after every batch that was written in between, also when it put back what was there. */
  readonly stamp: string;
}

/** One repository's facts, or all of them where `repo` is null; null while some of them are being written. */
export type ReadState = (repo: string | null) => Promise<GraphState | null>;

interface Mark {
  readonly repo: string;
  readonly sequence: number;
  readonly closed: number | null;
  readonly graph_hash: string | null;
  readonly stamp: string | null;
}

const ONE = `MATCH (f:Record {id: $fence})
RETURN f.repo AS repo, f.sequence AS sequence, f.closed AS closed, f.graph_hash AS graph_hash, f.stamp AS stamp`;
/** By a range of the ids, which both servers read from the index. */
const ALL = `MATCH (f:Record) WHERE f.id >= $low AND f.id < $high
RETURN f.repo AS repo, f.sequence AS sequence, f.closed AS closed, f.graph_hash AS graph_hash, f.stamp AS stamp
ORDER BY repo`;
/** The character after the one that ends the kind of a record in its id. */
const AFTER_FENCES = 'fence}';

/**
 * Reads states from the fences of the write phase: a run raises its fence before its first batch and closes it with the
 * hash of the facts after its last, so an open fence means facts on the move.
 */
export function createReadState(graph: Pick<Graph, 'read'>): ReadState {
  return async (repo) => {
    const rows = await graph.read(
      repo === null
        ? { text: ALL, params: { low: recordId('fence', ''), high: AFTER_FENCES } }
        : { text: ONE, params: { fence: recordId('fence', repo) } },
    );
    return stateOf(rows as unknown as readonly Mark[]);
  };
}

function stateOf(marks: readonly Mark[]): GraphState | null {
  if (marks.some(({ sequence, closed, graph_hash }) => closed !== sequence || graph_hash === null))
    return null;
  return {
    facts: JSON.stringify(marks.map(({ repo, graph_hash }) => [repo, graph_hash])),
    stamp: JSON.stringify(marks.map(({ sequence, stamp }) => [sequence, stamp])),
  };
}
