import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { PortfolioResult } from '../../schemas/cli/portfolio.ts';
import type { PortfolioSummary, ProcessPortfolioInput } from '../../workflows/messages.ts';
import { taskQueues } from '../../workflows/task-queues.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { localPathOrUrl } from './process.ts';

const POLL_MS = 1000;

export const command: Command = {
  name: 'portfolio',
  summary: 'keep many repositories fresh: process each whose head moved',
  usage: '[<url|path> ...] [--window N] [--force] [--accept-removals]',
  example: './fresh portfolio            (the repositories of the settings file)',
  options: {
    window: { type: 'string' },
    force: { type: 'boolean' },
    'accept-removals': { type: 'boolean' },
  },
  help: {
    window: 'repositories processed at the same time; default 20',
    force: 'process those too that did not change',
    'accept-removals': 'let runs retire any share of the facts without asking',
  },
  run: runPortfolio,
};

async function runPortfolio(context: CommandContext): Promise<number> {
  const { client, close } = await connectTemporal(readCliSettings().temporal);
  try {
    const summary = await processPortfolio(client, readInput(context), context.print);
    for (const [outcome, count] of Object.entries(summary.outcomes)) context.print(`${outcome}: ${count}`);
    for (const { repo, outcome, code } of summary.troubled)
      context.print(`  ${repo}: ${outcome}${code === null ? '' : ` (${code})`}`);
    context.result(PortfolioResult.parse(summary));
    return exitCodeOf(summary);
  } finally {
    await close();
  }
}

function readInput({ positionals, values }: CommandContext): ProcessPortfolioInput {
  return {
    ...(positionals.length === 0 ? {} : { repos: positionals.map(localPathOrUrl) }),
    ...(values['window'] === undefined ? {} : { window: Number(values['window']) }),
    force: values['force'] === true,
    accept_removals: values['accept-removals'] === true,
  };
}

/** Starts ProcessPortfolio and prints what changed in its tally until it ends. */
export async function processPortfolio(
  client: Client,
  input: ProcessPortfolioInput,
  print: (line: string) => void,
): Promise<PortfolioSummary> {
  const handle = await client.workflow.start('ProcessPortfolio', {
    taskQueue: taskQueues.workflow,
    workflowId: `portfolio:${randomUUID()}`,
    args: [input],
    staticSummary: 'Process the portfolio',
  });
  const poll = setInterval(() => void tell(), POLL_MS);
  let told = '';
  const tell = async (): Promise<void> => {
    const tally = await handle
      .query<PortfolioSummary & { open: string[]; left: number }>('progress')
      .catch(() => null);
    if (tally === null) return;
    const line = `open: ${tally.open.join(', ') || 'none'}; waiting: ${tally.left}; ${JSON.stringify(tally.outcomes)}`;
    if (line !== told) print(line);
    told = line;
  };
  try {
    return await handle.result();
  } finally {
    clearInterval(poll);
  }
}

function exitCodeOf({ outcomes }: PortfolioSummary): number {
  if ((outcomes.failed ?? 0) > 0) return exitCodes.failed;
  if ((outcomes.partial ?? 0) > 0) return exitCodes.partial;
  return (outcomes.busy ?? 0) + (outcomes.waiting ?? 0) > 0 ? exitCodes.waiting : exitCodes.ok;
}
