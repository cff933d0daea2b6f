import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
} from '@temporalio/client';
import { ProcessResult } from '../../schemas/cli/process.ts';
import { taskQueues } from '../../workflows/task-queues.ts';

/** A run is asked for again as the next night would, so often at most. */
const NIGHTS = 6;

/** Processes a repository at its head until that ends well, whatever happens to the servers meanwhile. */
export async function processUntilDone(
  client: Client,
  path: string,
  name: string,
  force = false,
): Promise<readonly ProcessResult[]> {
  const results: ProcessResult[] = [];
  for (let night = 1; night <= NIGHTS; night++) {
    const result = await processOnce(client, `${name}-${night}`, {
      repo: path,
      accept_removals: true,
      force,
    });
    if (result !== null) results.push(result);
    if (result?.outcome === 'complete' || result?.outcome === 'unchanged') return results;
    // Another name than `busy` means that the run ended: the next night looks again.
    if (result?.outcome === 'busy') await sleep(2_000);
  }
  throw new Error(
    `${path} was not processed whole in ${NIGHTS} tries: ${JSON.stringify(results.map(({ outcome, error }) => error ?? outcome))}`,
  );
}

/** One run by its own id: asked for again when the answer got lost, never started twice. Null when it failed. */
async function processOnce(client: Client, workflowId: string, input: object): Promise<ProcessResult | null> {
  for (;;) {
    try {
      const handle = await client.workflow
        .start('ProcessRepo', {
          taskQueue: taskQueues.workflow,
          workflowId,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
          args: [input],
        })
        .catch((error: unknown) => {
          if (error instanceof WorkflowExecutionAlreadyStartedError)
            return client.workflow.getHandle(workflowId);
          throw error;
        });
      return ProcessResult.parse(await handle.result());
    } catch (error) {
      if (error instanceof WorkflowFailedError) return null;
      if (!isGrpcServiceError(error)) throw error;
      await sleep(500);
    }
  }
}
