import type { Client } from '@temporalio/client';
import { faultOfSteps } from '../activities/ontology-change/fault-of-steps.ts';
import { readMeaning } from '../activities/ontology-change/read-meaning.ts';
import type { KeepProposal, ProposalDependencies } from '../activities/proposals/activities.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import { createProposalRecords } from '../adapters/memgraph/proposal-records.ts';
import { createProposalFiles } from '../adapters/ontology-files/proposal-files.ts';
import { feedProposal } from '../adapters/temporal/feed-proposal.ts';
import type { Settings } from '../schemas/settings.ts';

interface ProposalPlaces {
  readonly settings: Settings;
  readonly graph: Graph;
  readonly client: Client;
  /** Folder of what was decided; `proposals/` is below it. */
  readonly ontologyFolder: string;
}

/** What the activities about proposals work with. The file comes first: from it the graph's record can be made again. */
export function proposalTools({
  settings,
  graph,
  client,
  ontologyFolder,
}: ProposalPlaces): ProposalDependencies & {
  readonly keep: KeepProposal;
} {
  const files = createProposalFiles(ontologyFolder);
  const records = createProposalRecords(graph);
  return {
    settings,
    readState: async () => {
      const { version, kinds, labels } = (await readMeaning(graph)).ontology;
      return { version, kinds, labels: Object.keys(labels) };
    },
    readFaultOfSteps: async () => {
      const meaning = await readMeaning(graph);
      return (steps) => faultOfSteps(meaning, steps);
    },
    readRecord: records.find,
    feed: feedProposal(client),
    keep: async (record) => {
      await files.write(record);
      await records.keep(record);
    },
  };
}
