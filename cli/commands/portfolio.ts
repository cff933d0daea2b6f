import type { Client } from '@temporalio/client';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { PortfolioResult } from '../../schemas/cli/portfolio.ts';
import type { PortfolioSummary, ProcessPortfolioInput } from '../../workflows/messages.ts';
import type { Command, CommandContext } from '../command.ts';
import { readCliSettings } from '../settings.ts';
import { addressToSend } from '../watch/address-to-send.ts';
import { followWhole, tallyExitCode, tallyLines } from '../watch/follow-tally.ts';

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
    for (const line of tallyLines(summary)) context.print(line);
    context.result(PortfolioResult.parse(summary));
    return tallyExitCode(summary);
  } finally {
    await close();
  }
}

function readInput({ positionals, values }: CommandContext): ProcessPortfolioInput {
  return {
    ...(positionals.length === 0 ? {} : { repos: positionals.map(addressToSend) }),
    ...(values['window'] === undefined ? {} : { window: Number(values['window']) }),
    force: values['force'] === true,
    accept_removals: values['accept-removals'] === true,
  };
}

/** Starts ProcessPortfolio and prints what changed in its tally until it ends. */
export const processPortfolio = (
  client: Client,
  input: ProcessPortfolioInput,
  print: (line: string) => void,
): Promise<PortfolioSummary> =>
  followWhole(
    client,
    { workflow: 'ProcessPortfolio', id: 'portfolio', input, summary: 'Process the portfolio' },
    print,
  );
