import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { ProcessResult } from '../../schemas/cli/process.ts';
import { RepoKey } from '../../schemas/repository.ts';
import type { ForgetRepoInput } from '../../workflows/messages.ts';
import { taskQueues } from '../../workflows/task-queues.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, outcomeExitCodes, UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { followToEnd } from '../watch/start-process.ts';
import { summarise } from '../watch/summary.ts';

export const command: Command = {
  name: 'forget',
  summary: 'retire all that a repository asserts: it was deleted, or goes on under another key',
  usage: '<key> [--accept-removals]',
  example: './fresh forget github.com/octo/lake --accept-removals',
  options: { 'accept-removals': { type: 'boolean' } },
  help: {
    'accept-removals':
      'do not ask; without it, 50 facts and more wait for a decision (fresh process --removals)',
  },
  run: forget,
};

async function forget({ positionals, values, print, result }: CommandContext): Promise<number> {
  const [repo] = positionals;
  if (positionals.length !== 1 || repo === undefined || !RepoKey.safeParse(repo).success)
    throw new UsageError('forget takes the key of one repository, e.g. github.com/octo/lake');
  const input: ForgetRepoInput = { repo, accept_removals: values['accept-removals'] === true };
  const { client, close } = await connectTemporal(readCliSettings().temporal);
  try {
    const handle = await client.workflow.start('ForgetRepo', {
      taskQueue: taskQueues.workflow,
      workflowId: `repo:${repo}`,
      args: [input],
      staticSummary: `Forget ${repo}`.slice(0, 200),
    });
    const ended = await followToEnd(client, handle, repo, print);
    for (const line of summarise(ended)) print(line);
    result(ProcessResult.parse(ended));
    return outcomeExitCodes[ended.outcome];
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    print(`${repo} is being processed: try again when that run is over`);
    return exitCodes.failed;
  } finally {
    await close();
  }
}
