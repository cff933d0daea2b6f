import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { Failure } from '../../../schemas/failures.ts';
import { pendingMigrations } from './migrations.ts';

/** Without the constraint every MERGE scans all nodes and may make doubles: nothing is written before it is there. */
export async function requireMigrations(graph: Graph): Promise<void> {
  const pending = await pendingMigrations(graph);
  if (pending.length > 0)
    throw new Failure('GraphNotMigrated', `migrations not yet run: ${pending.join(', ')}`);
}
