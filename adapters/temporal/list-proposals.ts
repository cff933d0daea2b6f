import type { Client } from '@temporalio/client';
import { ListedProposal } from '../../schemas/cli/ontology.ts';
import { CHANGE_ONTOLOGY } from './feed-proposal.ts';

/** Proposals that wait or are being applied, as the server lists them, oldest first. It learns of new ones within a second or so. */
export async function listProposals(client: Client): Promise<readonly ListedProposal[]> {
  const query = `WorkflowType = '${CHANGE_ONTOLOGY}' AND ExecutionStatus = 'Running'`;
  const found: ListedProposal[] = [];
  for await (const { workflowId, memo, typedSearchAttributes, startTime } of client.workflow.list({
    query,
  })) {
    const text = (name: string): string => String(memo?.[name] ?? '');
    const phase = typedSearchAttributes.getAll().find(({ key }) => key.name === 'Phase')?.value;
    const listed = ListedProposal.safeParse({
      id: workflowId.replace(/^ontology:/, ''),
      title: text('proposal'),
      state: phase ?? 'open',
      kind: text('kind') || null,
      class: text('class') || null,
      proposed_by: text('proposed_by'),
      opened_at: text('opened_at') || startTime.toISOString(),
    });
    // What somebody started by hand with another input fails by itself and is no proposal.
    if (listed.success) found.push(listed.data);
  }
  return found.sort(byAge);
}

function byAge(a: ListedProposal, b: ListedProposal): number {
  if (a.opened_at !== b.opened_at) return a.opened_at < b.opened_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
