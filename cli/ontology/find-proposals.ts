import type { Client } from '@temporalio/client';
import { type ListedProposal, ListedProposal as Listed } from '../../schemas/cli/ontology.ts';
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
export async function findOpen(client: Client, filter: ProposalFilter): Promise<readonly ListedProposal[]> {
  const found: ListedProposal[] = [];
  const query = `WorkflowType = 'ChangeOntology' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId, memo, typedSearchAttributes, startTime } of client.workflow.list({ query })) {
    const text = (name: string): string => String(memo?.[name] ?? '');
    const phase = typedSearchAttributes.getAll().find(({ key }) => key.name === 'Phase')?.value;
    const listed = Listed.safeParse({
      id: workflowId.replace(/^ontology:/, ''),
      title: text('proposal'),
      state: phase ?? 'open',
      kind: text('kind') || null,
      class: text('class') || null,
      proposed_by: text('proposed_by'),
      opened_at: text('opened_at') || startTime.toISOString(),
    });
    if (listed.success && isMeant(listed.data, filter)) found.push(listed.data);
  }
  return found.sort(byAge);
}

export const isMeant = (proposal: ListedProposal, filter: ProposalFilter): boolean =>
  (filter.class === undefined || proposal.class === filter.class) &&
  (filter.kind === undefined || (proposal.kind !== null && patternOf(filter.kind).test(proposal.kind)));

const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.split('*').map((part) => part.replaceAll(/[^\w/-]/g, '\\$&')).join('.*')}$`);

const byAge = (a: ListedProposal, b: ListedProposal): number => {
  if (a.opened_at !== b.opened_at) return a.opened_at < b.opened_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

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
