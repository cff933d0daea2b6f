import { faultOfSteps } from '../../activities/ontology-change/fault-of-steps.ts';
import { readMeaning } from '../../activities/ontology-change/read-meaning.ts';
import { stepsProposalId } from '../../activities/proposals/proposal-id.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { openProposal, proposalWorkflowId } from '../../adapters/temporal/feed-proposal.ts';
import { findOpenWorkflow } from '../../adapters/temporal/open-workflow.ts';
import { OntologyProposeResult } from '../../schemas/cli/ontology.ts';
import { Failure } from '../../schemas/failures.ts';
import { Proposal } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
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
  await requireStepsFit(context, file, written.steps);
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

/** People hear at once of steps that could never be taken. Where the graph is away, the fleet tells them in the record. */
async function requireStepsFit(
  { print }: CommandContext,
  file: string,
  steps: Proposal['steps'],
): Promise<void> {
  const graph = createGraph(readCliSettings().graph);
  try {
    const fault = faultOfSteps(await readMeaning(graph), steps);
    if (fault !== null) throw new UsageError(`${file}: these steps cannot be taken: ${fault}`);
  } catch (error) {
    if (!(error instanceof Failure) || error.name !== 'GraphAway') throw error;
    print('the graph cannot be asked from here whether these steps fit; ./fresh ontology show tells it');
  } finally {
    await graph.close();
  }
}
