import { resolve } from 'node:path';
import { bringUpToDate } from '../../activities/ontology-change/bring-up-to-date.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { createOntologyFiles } from '../../adapters/ontology-files/create-ontology-files.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { prepareNamespace } from '../../adapters/temporal/prepare-namespace.ts';
import { derivePlaces, readEnvironment } from '../../schemas/environment.ts';
import { retentionDays, searchAttributes } from '../local/temporal-server.ts';

/**
 * Makes Temporal's namespace and the graph's schema, and ends: the workers of docker-compose.yml start after it. What is
 * there already stays, so it runs at every start.
 */
const {
  temporal,
  graph: place,
  ontology: folder,
} = derivePlaces(readEnvironment(process.env), (path) => resolve(path));
await prepareNamespace({ ...temporal, retentionDays, attributes: searchAttributes });
const graph = createGraph(place);
try {
  const { applied } = await bringUpToDate(
    graph,
    await readMigrationFiles(migrationsFolder),
    createOntologyFiles(folder),
  );
  process.stdout.write(
    `ready: namespace ${temporal.namespace}, migrations applied now: ${applied.join(', ') || 'none'}\n`,
  );
} finally {
  await graph.close();
}
