import type { Client } from '@temporalio/client';
import type { ProposalDependencies } from '../activities/proposals/activities.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import { createProposalRecords } from '../adapters/memgraph/proposal-records.ts';
import { createProposalFiles } from '../adapters/ontology-files/proposal-files.ts';
import type { Staging } from '../adapters/staging/staging.ts';
import { feedProposal } from '../adapters/temporal/feed-proposal.ts';
import type { Settings } from '../schemas/settings.ts';

interface ProposalPlaces {
  readonly settings: Settings;
  readonly staging: Staging;
  readonly graph: Graph;
  readonly client: Client;
  /** Folder of what was decided; `proposals/` is below it. */
  readonly ontologyFolder: string;
  readonly readState: ProposalDependencies['readState'];
}

/** What the activities about proposals work with. The file comes first: from it the graph's record can be made again. */
export function proposalTools(places: ProposalPlaces): ProposalDependencies {
  const { settings, staging, graph, client, ontologyFolder, readState } = places;
  const files = createProposalFiles(ontologyFolder);
  const records = createProposalRecords(graph);
  return {
    settings,
    staging,
    readState,
    readRecord: files.read,
    feed: feedProposal(client),
    keep: async (record) => {
      await files.write(record);
      await records.keep(record);
    },
  };
}
