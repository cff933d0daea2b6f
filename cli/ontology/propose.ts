import { stepsProposalId } from '../../activities/proposals/proposal-id.ts';
import { openProposal, proposalWorkflowId } from '../../adapters/temporal/feed-proposal.ts';
import { findOpenWorkflow } from '../../adapters/temporal/open-workflow.ts';
import { OntologyProposeResult } from '../../schemas/cli/ontology.ts';
import { Proposal } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { endText } from './decide.ts';
import { asUsage, readChange } from './read-steps.ts';
import { withTemporal } from './tell.ts';

export async function propose(context: CommandContext, names: readonly string[]): Promise<number> {
  const { file, by, why, wait } = context.values as {
    file?: string;
    by?: string;
    why?: string;
    wait?: boolean;
  };
  if (names.length > 0 || file === undefined || by === undefined)
    throw new UsageError('propose takes --file with title, why and steps, and --by');
  const written = await readChange(file);
  const reason = why ?? written.why;
  if (written.title === undefined || reason === undefined)
    throw new UsageError(`${file}: propose needs a title and why`);
  const proposal = asUsage(Proposal, {
    id: stepsProposalId(written),
    title: written.title,
    why: reason,
    proposed_by: by,
    steps: written.steps,
    evidence: null,
  });
  return withTemporal(async (client) => {
    const workflow = proposalWorkflowId(proposal.id);
    const known = (await findOpenWorkflow(client)(workflow)) !== null;
    if (!known) await openProposal(client)(proposal);
    context.print(
      known ? `${proposal.id} waits already: the same steps were proposed` : `${proposal.id} is open`,
    );
    context.print(`./fresh ontology show ${proposal.id}`);
    context.print(`./fresh ontology approve ${proposal.id} --by <approver> --why <reason>`);
    context.result(OntologyProposeResult.parse({ id: proposal.id, workflow, known }));
    if (wait !== true) return exitCodes.ok;
    const record = (await client.workflow.getHandle(workflow).result()) as ProposalRecord;
    context.print(`${proposal.id}: ${endText(record)}`);
    return record.state === 'applied' ? exitCodes.ok : exitCodes.failed;
  });
}
