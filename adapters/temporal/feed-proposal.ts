import type { Client } from '@temporalio/client';
import type { Evidence, Proposal } from '../../schemas/ontology-change.ts';
import { taskQueues } from '../../workflows/task-queues.ts';

export const CHANGE_ONTOLOGY = 'ChangeOntology';
export const proposalWorkflowId = (id: string): string => `ontology:${id}`;

/** Opens the workflow of a proposal, or tells the one that is open what was seen: in one step, so that none is opened twice. */
export const feedProposal =
  (client: Client) =>
  async (proposal: Proposal, evidence: Evidence): Promise<void> => {
    await client.workflow.signalWithStart(CHANGE_ONTOLOGY, {
      ...startOf(proposal),
      signal: 'evidence',
      signalArgs: [evidence],
    });
  };

/** Opens the workflow of a proposal; of one that is open already, nothing is changed. */
export const openProposal =
  (client: Client) =>
  async (proposal: Proposal): Promise<void> => {
    await client.workflow.start(CHANGE_ONTOLOGY, {
      ...startOf(proposal),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  };

const startOf = (proposal: Proposal) => ({
  taskQueue: taskQueues.workflow,
  workflowId: proposalWorkflowId(proposal.id),
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
  args: [{ proposal }] as [{ proposal: Proposal }],
  staticSummary: proposal.title.slice(0, 60),
  staticDetails: HOW_TO_DECIDE,
});

const HOW_TO_DECIDE = [
  'A proposal to change what the graph means. It waits for a decision: *More Actions* → *Send a Signal*, name `decide`, with',
  '',
  '```json',
  '{"verdict": "approve", "by": "<an approver of fresh.settings.yml>", "why": "<the reason>"}',
  '```',
  '',
  'or `reject`, or `amend` with `"steps": [ … ]`. What is proposed stands here under *Current Details*.',
].join('\n');
