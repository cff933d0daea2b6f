import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { recordId } from '../../../ontology/identity.ts';

const WRITTEN = `MATCH (f:Record {id: $fence}) WHERE f.sequence = $sequence
MATCH (r:Record {id: $run})
RETURN r.run AS run ORDER BY run LIMIT 1`;

/** True when this run closed its books in this graph and none has begun to write since; false after a wipe. */
export const isWritten =
  (graph: Graph) =>
  async ({
    repo,
    run_id,
  }: {
    readonly repo: string;
    readonly run_id: string;
  }): Promise<{ written: boolean }> => {
    const params = {
      fence: recordId('fence', repo),
      sequence: Number(run_id),
      run: recordId('run', repo, run_id),
    };
    return { written: (await graph.read({ text: WRITTEN, params })).length > 0 };
  };
