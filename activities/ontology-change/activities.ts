import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { OntologyFiles } from '../../adapters/ontology-files/ontology-files.ts';
import type { AppliedChange, CheckedChange } from '../../schemas/ontology-change.ts';
import { type ApplyRequest, applyChange } from './apply-change.ts';
import { readChanges } from './change-records.ts';
import { type CheckRequest, type CheckSources, checkChange } from './check-change.ts';
import { requireMeaning } from './read-meaning.ts';
import { settleCounts } from './stated-counts.ts';

export interface OntologyDependencies extends CheckSources {
  readonly graph: Graph;
  readonly ontologyFiles: OntologyFiles;
}

/** What the graph means now, and by which changes. */
export interface OntologyState {
  readonly version: string;
  readonly changes: readonly AppliedChange[];
}

export type OntologyActivities = ReturnType<typeof createOntologyActivities>;

/** Checks and applies changes of the ontology. One workflow at a time applies: its id is the lock. */
export function createOntologyActivities(dependencies: OntologyDependencies) {
  const { graph, ontologyFiles } = dependencies;
  return {
    /** What a change would do and break; nothing is changed by asking. */
    checkChange: (request: CheckRequest): Promise<CheckedChange> => checkChange(dependencies, request),
    /** Runs the change's migration, records and mirrors it. Asked again it finishes what is left, or answers the same. */
    applyChange: (request: ApplyRequest): Promise<AppliedChange> =>
      applyChange(graph, ontologyFiles, request),
    /** Counts after the backfill what the change stated before it; then its migration is done. */
    settleChange: ({ change }: { readonly change: AppliedChange }) => settleCounts(graph, change.migration),
    readOntologyState: async (): Promise<OntologyState> => {
      const changes = await readChanges(graph);
      return { version: requireMeaning(changes).ontology.version, changes };
    },
  };
}
