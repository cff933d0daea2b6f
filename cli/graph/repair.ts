import { randomUUID } from 'node:crypto';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { GraphCheck } from '../../schemas/graph-check.ts';
import type { CheckGraphInput } from '../../workflows/messages.ts';
import { taskQueues } from '../../workflows/task-queues.ts';
import { readCliSettings } from '../settings.ts';

/** Has the fleet take away copies of edges: only the lane of the edges may write any. Answers what is left. */
export async function repairGraph(): Promise<GraphCheck> {
  const { client, close } = await connectTemporal(readCliSettings().temporal);
  const input: CheckGraphInput = { repair: true };
  try {
    return GraphCheck.parse(
      await client.workflow.execute('CheckGraph', {
        taskQueue: taskQueues.workflow,
        workflowId: `check:${randomUUID()}`,
        args: [input],
        staticSummary: 'Look for duplicate facts and repair them',
      }),
    );
  } finally {
    await close();
  }
}

/** What a check found, for people. */
export function* checkLines({ named, duplicate_nodes, duplicate_edges, removed }: GraphCheck) {
  for (const { what, type, id, times } of named) yield `${times} times: ${what} ${type} ${id}`;
  if (removed !== undefined) yield `${removed} copies of edges removed`;
  yield `${duplicate_nodes} nodes and ${duplicate_edges} edges stand more than once`;
}
