import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { CheckedChange, Proposal } from '../../schemas/ontology-change.ts';
import { taskQueues } from '../../workflows/task-queues.ts';

/** Has the fleet find out what a change would do, without proposing it: the fleet has what a check needs. */
export const checkProposal = async (client: Client, proposal: Proposal): Promise<CheckedChange> =>
  (await client.workflow.execute('CheckChange', {
    taskQueue: taskQueues.workflow,
    workflowId: `ontology-check:${randomUUID()}`,
    args: [{ proposal }],
    staticSummary: `Check ${proposal.id}`.slice(0, 200),
  })) as CheckedChange;
