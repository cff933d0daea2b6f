import { recordId } from '../../ontology/identity.ts';
import type { RunNumbers, RunRef } from '../../schemas/run.ts';
import type { Graph, Row } from './graph.ts';

/** What the graph keeps of a run that was written: no fact, and in no hash. */
export interface RunRecord {
  readonly run: RunRef;
  /** Facts made, written again, and retired. */
  readonly created: number;
  readonly changed: number;
  readonly retired: number;
  readonly graph_hash: string;
  /** The same and the envelopes as pages tell them; nodes and edges are not told apart here. */
  readonly numbers: RunNumbers;
}

/** `writing`: a later run has begun to write and is not done. */
export interface HeadRecord extends RunRecord {
  readonly writing: boolean;
}

export interface RunRecords {
  /**
   * The newest run of each repository whose facts the graph holds as a whole, sorted by repository; without those that were
   * forgotten: a run of which nothing was accepted leaves no fact.
   */
  readonly heads: () => Promise<readonly HeadRecord[]>;
  /** Records of these runs as far as there are any, sorted by repository and run. */
  readonly find: (runs: readonly Pick<RunRef, 'repo' | 'run_id'>[]) => Promise<readonly RunRecord[]>;
}

/** Ids of fences begin with their kind: a range of ids, which both servers read from the index. */
const FENCES = `MATCH (f:Record) WHERE f.id >= $low AND f.id < $high
RETURN f.repo AS repo, coalesce(f.closed, f.sequence) AS sequence, f.sequence AS newest ORDER BY repo`;
const AFTER_FENCES = 'fence}';

const RECORDS = `UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN r.repo AS repo, r.run AS run_id, r.trace_id AS trace_id, r.commit AS sha, r.committed_at AS committed_at,
  r.created AS created, r.changed AS changed, r.retired AS retired, r.offered AS staged,
  r.accepted AS accepted, coalesce(r.deferred, 0) AS deferred, r.rejected AS rejected, r.dead_lettered AS dead_lettered, r.graph_hash AS graph_hash
ORDER BY repo, run_id`;

export const runId = (sequence: number): string => String(sequence).padStart(6, '0');

export function createRunRecords(graph: Pick<Graph, 'read'>): RunRecords {
  const find: RunRecords['find'] = async (runs) => {
    const ids = runs.map(({ repo, run_id }) => recordId('run', repo, run_id));
    const rows = await graph.read({ text: RECORDS, params: { ids } });
    return rows.map(toRecord);
  };
  return {
    find,
    heads: async () => {
      const params = { low: recordId('fence', ''), high: AFTER_FENCES };
      const fences = await graph.read({ text: FENCES, params });
      const records = await find(
        fences.map(({ repo, sequence }) => ({ repo: String(repo), run_id: runId(Number(sequence)) })),
      );
      const writing = new Set(fences.filter(isWriting).map(({ repo }) => repo));
      return records
        .filter(({ numbers }) => numbers.accepted > 0)
        .map((record) => ({ ...record, writing: writing.has(record.run.repo) }));
    },
  };
}

const isWriting = ({ sequence, newest }: Row): boolean => sequence !== newest;

function toRecord(row: Row): RunRecord {
  const text = (name: string): string => String(row[name]);
  const number = (name: string): number => Number(row[name]);
  const [changed, retired, graph_hash] = [number('changed'), number('retired'), text('graph_hash')];
  return {
    run: {
      repo: text('repo'),
      run_id: text('run_id'),
      trace_id: text('trace_id'),
      sha: text('sha'),
      committed_at: text('committed_at'),
    },
    created: number('created'),
    changed,
    retired,
    graph_hash,
    numbers: {
      created: { nodes: null, edges: null },
      changed,
      retired,
      staged: number('staged'),
      accepted: number('accepted'),
      deferred: number('deferred'),
      rejected: number('rejected'),
      dead_lettered: number('dead_lettered'),
      graph_hash,
    },
  };
}
