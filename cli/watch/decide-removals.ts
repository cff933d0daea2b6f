import type { Client } from '@temporalio/client';
import { RemovalsResult } from '../../schemas/cli/removals.ts';
import { namesRepository } from '../../schemas/repository-name.ts';
import type { RunProgress } from '../../workflows/messages.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';

/** Answers the removal guard of the run that waits for this repository; `repo` is its key or an address that ends in it. */
export async function decideRemovals(client: Client, repo: string, context: CommandContext): Promise<number> {
  const { removals, by, why } = context.values as { removals?: string; by?: string; why?: string };
  if (removals !== 'accept' && removals !== 'keep') throw new UsageError('--removals takes accept or keep');
  const waiting = await findWaiting(client, repo);
  if (waiting === null) {
    context.print(`no run of ${repo} waits for a decision`);
    return exitCodes.failed;
  }
  await client.workflow.getHandle(waiting).signal('decideRemovals', { decision: removals, by, why });
  context.print(
    `${waiting}: ${removals === 'accept' ? 'the facts will be retired' : 'the facts are kept and marked as held'}`,
  );
  context.result(RemovalsResult.parse({ workflow: waiting, decision: removals }));
  return exitCodes.ok;
}

async function findWaiting(client: Client, repo: string): Promise<string | null> {
  const open = client.workflow.list({
    query: `WorkflowType IN ('ProcessRepo', 'BackfillRepo', 'ForgetRepo') AND ExecutionStatus = 'Running'`,
  });
  for await (const { workflowId } of open) {
    if (!workflowId.startsWith('repo:') || !namesRepository(repo, workflowId.slice('repo:'.length))) continue;
    const progress = await client.workflow.getHandle(workflowId).query<RunProgress>('progress');
    if (progress.outcome === 'waiting') return workflowId;
  }
  return null;
}
