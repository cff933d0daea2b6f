import { applyMigrations } from '../../activities/5-write/migrations.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { bringUp, type UpOptions } from '../../infra/local/up.ts';
import { readCliSettings } from '../settings.ts';

/** Brings the stack up with the graph's schema as this checkout needs it. */
export async function bringUpReady(options: UpOptions): ReturnType<typeof bringUp> {
  const up = await bringUp(options);
  const graph = createGraph(readCliSettings().graph);
  try {
    const { applied } = await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
    for (const id of applied) options.log(`graph: applied migration ${id}`);
  } finally {
    await graph.close();
  }
  return up;
}
