import type { ProposalRecords } from '../../adapters/memgraph/proposal-records.ts';
import type { ProposalFiles } from '../../adapters/ontology-files/proposal-files.ts';

/** Gives a graph that is new the records of what was proposed and decided before it, from their files. Those that it has stay. */
export async function syncProposals(
  records: Pick<ProposalRecords, 'keep' | 'list'>,
  files: Pick<ProposalFiles, 'list'>,
): Promise<number> {
  const known = new Set((await records.list()).map(({ proposal }) => proposal.id));
  const missing = (await files.list()).filter(({ proposal }) => !known.has(proposal.id));
  for (const record of missing) await records.keep(record);
  return missing.length;
}
