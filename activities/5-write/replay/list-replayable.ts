import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { recordId } from '../../../ontology/identity.ts';
import { ENDINGS } from '../../../schemas/sealed-index.ts';

/** A page of runs: a workflow's history holds only so much. */
const PAGE = 200;

export interface Replayable {
  /** Numbers of runs, oldest first. */
  readonly runs: readonly string[];
  /** Whether more follow. */
  readonly more: boolean;
}

/**
 * Runs of a repository that were written to their end once and that this graph has not written: after the loss of a graph
 * all of them, as far as staging keeps them. A graph that holds a later run has no room for an earlier one.
 */
export async function listReplayable(graph: Graph, staging: Staging, repo: string): Promise<Replayable> {
  const [fence] = await graph.read({ text: CLOSED, params: { fence: recordId('fence', repo) } });
  const closed = Number(fence?.closed ?? 0);
  const runs: string[] = [];
  for (const run_id of await staging.sealedRuns(repo)) {
    if (Number(run_id) <= closed) continue;
    if ((await staging.findPart({ repo, run_id }, ENDINGS.written)) === null) continue;
    if (runs.length === PAGE) return { runs, more: true };
    runs.push(run_id);
  }
  return { runs, more: false };
}

const CLOSED = 'MATCH (f:Record {id: $fence}) RETURN f.closed AS closed';
