import type { IngestDependencies } from '../activities/1-ingest/activities.ts';
import { createStageActivities } from '../activities/4-stage/activities.ts';
import { isWritten } from '../activities/5-write/close/is-written.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import type { Staging } from '../adapters/staging/staging.ts';

/** Whether a repository's head was processed with these versions and the graph still holds it. */
export function seenAndWritten(staging: Staging, graph: Graph): IngestDependencies['isUnchanged'] {
  const { findUnchangedRun } = createStageActivities({ staging });
  const written = isWritten(graph);
  return async (repository, versions) => {
    const last = await findUnchangedRun({ repository, fingerprint: versions });
    if (last === null || last.run_id === null) return false;
    return (await written({ repo: repository.key, run_id: last.run_id })).written;
  };
}
