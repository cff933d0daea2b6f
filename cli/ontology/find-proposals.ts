import type { Client } from '@temporalio/client';
import { listProposals } from '../../adapters/temporal/list-proposals.ts';
import type { ListedProposal } from '../../schemas/cli/ontology.ts';
import { ChangeClass } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../exit-codes.ts';

export interface ProposalFilter {
  /** Pattern of kinds, `*` for anything. */
  readonly kind?: string;
  readonly class?: string;
}

/** The filters of the command line, checked. */
export function readFilter({ values }: CommandContext): ProposalFilter {
  const { kind, class: wanted } = values as { kind?: string; class?: string };
  if (wanted !== undefined && !ChangeClass.safeParse(wanted).success)
    throw new UsageError(`--class takes ${ChangeClass.options.join(', ')}`);
  return { ...(kind === undefined ? {} : { kind }), ...(wanted === undefined ? {} : { class: wanted }) };
}

/** Open proposals that the filter means, oldest first. */
export const findOpen = async (client: Client, filter: ProposalFilter): Promise<readonly ListedProposal[]> =>
  (await listProposals(client)).filter((proposal) => isMeant(proposal, filter));

const isMeant = (proposal: ListedProposal, filter: ProposalFilter): boolean =>
  (filter.class === undefined || proposal.class === filter.class) &&
  (filter.kind === undefined || (proposal.kind !== null && patternOf(filter.kind).test(proposal.kind)));

const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replaceAll(/[^\w/-]/g, '\\$&'))
      .join('.*')}$`,
  );

/** A record as lists name it. */
export const listedOf = ({ proposal, state, checked, opened_at }: ProposalRecord): ListedProposal => ({
  id: proposal.id,
  title: proposal.title,
  state,
  kind: proposal.evidence?.kind ?? null,
  class: checked?.class ?? null,
  proposed_by: proposal.proposed_by,
  opened_at,
});
