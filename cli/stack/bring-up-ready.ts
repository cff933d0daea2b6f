import { bringUpToDate } from '../../activities/ontology-change/bring-up-to-date.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { createOntologyFiles } from '../../adapters/ontology-files/create-ontology-files.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { bringUp, type UpOptions } from '../../infra/local/up.ts';
import { readCliSettings } from '../settings.ts';

/** Brings the stack up with the graph's schema as this checkout needs it. */
export async function bringUpReady(options: UpOptions): ReturnType<typeof bringUp> {
  const up = await bringUp(options);
  const settings = readCliSettings();
  const graph = createGraph(settings.graph);
  try {
    const { applied } = await bringUpToDate(
      graph,
      await readMigrationFiles(migrationsFolder),
      createOntologyFiles(settings.ontology),
    );
    for (const id of applied) options.log(`graph: applied migration ${id}`);
  } finally {
    await graph.close();
  }
  return up;
}
