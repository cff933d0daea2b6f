import { applyMigrations } from '../../activities/5-write/migrations.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { bringUp, type UpOptions } from '../../infra/local/up.ts';
import { readCliSettings } from '../settings.ts';

/** Brings the stack up and the graph's schema with it, so that the next command may write. */
export async function startFresh(options: UpOptions): Promise<Awaited<ReturnType<typeof bringUp>>> {
  const outcome = await bringUp(options);
  const graph = createGraph(readCliSettings().graph);
  try {
    const { applied } = await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
    for (const id of applied) options.log(`graph schema: applied ${id}`);
  } finally {
    await graph.close();
  }
  return outcome;
}
