import type { Client } from '@temporalio/client';
import { GraphCheck } from '../../schemas/graph-check.ts';
import type { DailyWork } from './daily-schedule.ts';

/** Looks for facts that stand twice in the graph. */
export const graphCheck = {
  id: 'graph-check',
  workflow: 'CheckGraph',
  workflowId: 'check:nightly',
  args: [],
  summary: 'Look for duplicate facts, nightly',
} as const satisfies DailyWork;

const DONE = `WorkflowType = "${graphCheck.workflow}" AND ExecutionStatus = "Completed"`;

/** What the last check found, whoever started it; null when there was none, as far as Temporal keeps histories. */
export async function lastGraphCheck(client: Client): Promise<GraphCheck | null> {
  // The store gives the workflow that closed last first.
  for await (const { workflowId, runId } of client.workflow.list({ query: DONE, pageSize: 1 }))
    return GraphCheck.parse(await client.workflow.getHandle(workflowId, runId).result());
  return null;
}
