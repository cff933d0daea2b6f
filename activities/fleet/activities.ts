import type { Meaning } from '../../ontology/meaning.ts';
import { withChanges } from '../../schemas/fingerprint.ts';

/** What a run needs to know of the fleet itself rather than of a repository. */
export interface FleetDependencies {
  /** Hash of every version that shapes a run's facts and pages; equal fingerprint and commit mean equal results. */
  readonly fingerprint: string;
  /** What the graph means now: the shipped ontology with the changes applied to it. */
  readonly readMeaning: () => Promise<Meaning>;
  /** Temporal run id of the open workflow with this id, null when none is open. */
  readonly findOpenWorkflow: (workflowId: string) => Promise<string | null>;
  /** Addresses of the settings file. */
  readonly repositories: readonly string[];
}

export type FleetActivities = ReturnType<typeof createFleetActivities>;

export function createFleetActivities(fleet: FleetDependencies) {
  return {
    describeFleet: async () => {
      const { ontology, checksum } = await fleet.readMeaning();
      return {
        fingerprint: withChanges(fleet.fingerprint, checksum),
        ontology_version: ontology.version,
      };
    },
    listRepositories: async () => ({ repos: fleet.repositories }),
    findOpenRun: async ({ workflow_id }: { workflow_id: string }) => ({
      run: await fleet.findOpenWorkflow(workflow_id),
    }),
  };
}
