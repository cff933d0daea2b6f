import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { OntologyFiles } from '../../adapters/ontology-files/ontology-files.ts';
import { type Applied, applyMigrations, type MigrationSource } from '../5-write/migrations/migrations.ts';
import { syncChanges } from './sync-changes.ts';

/** The graph's schema as the checkout needs it, then the changes that were applied to what it ships. */
export async function bringUpToDate(
  graph: Graph,
  shipped: readonly MigrationSource[],
  files: OntologyFiles,
): Promise<Applied> {
  const { applied, already } = await applyMigrations(graph, shipped);
  const changes = await syncChanges(graph, files);
  return { applied: [...applied, ...changes.applied], already: [...already, ...changes.already] };
}
