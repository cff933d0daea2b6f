import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { ProcessRepoInput } from '../../workflows/messages.ts';
import type { Command, CommandContext } from '../command.ts';
import { outcomeExitCodes, UsageError } from '../exit-codes.ts';
import { type CliSettings, readCliSettings } from '../settings.ts';
import { addressToSend } from '../watch/address-to-send.ts';
import { decideRemovals } from '../watch/decide-removals.ts';
import { processAddress } from '../watch/start-process.ts';
import { summarise } from '../watch/summary.ts';
import { summaryPage } from '../watch/summary-page.ts';

export const command: Command = {
  name: 'process',
  summary: 'process one repository: mine it, write the graph, render its pages',
  usage:
    '<url|path> [--ref R] [--token NAME] [--force] [--accept-removals] [--removals accept|keep --by B --why W] [--summary FILE]',
  example: './fresh process https://github.com/dbt-labs/jaffle-shop-classic',
  options: {
    ref: { type: 'string' },
    token: { type: 'string' },
    force: { type: 'boolean' },
    'accept-removals': { type: 'boolean' },
    removals: { type: 'string' },
    by: { type: 'string' },
    why: { type: 'string' },
    summary: { type: 'string' },
  },
  help: {
    ref: 'branch, tag or full ref; default: the default branch',
    token: 'name of a token in the settings file, never its value',
    force: 'mine and write again although nothing changed',
    'accept-removals': 'let the run retire any share of the facts without asking',
    removals: 'answer a run that waits: accept or keep what would go',
    by: 'who decided, with --removals',
    why: 'the reason, with --removals',
    summary: 'also write the end of the run there, in Markdown',
  },
  run: runProcess,
};

async function runProcess(context: CommandContext): Promise<number> {
  const { positionals, values } = context;
  const [repo, ...more] = positionals;
  if (repo === undefined || more.length > 0)
    throw new UsageError('process takes one address: a URL or a path');
  const settings = readCliSettings();
  const { client, close } = await connectTemporal(settings.temporal);
  try {
    if (values['removals'] !== undefined) return await decideRemovals(client, repo, context);
    const result = atWorkingDirectory(
      await processAddress(client, readInput(repo, values), context.print),
      settings,
    );
    for (const line of summarise(result)) context.print(line);
    const { summary } = values as { summary?: string };
    if (summary !== undefined) writeFileSync(summary, summaryPage(result));
    context.result(result);
    return outcomeExitCodes[result.outcome];
  } finally {
    await close();
  }
}

function readInput(repo: string, values: CommandContext['values']): ProcessRepoInput {
  const { ref, token } = values as { ref?: string; token?: string };
  return {
    repo: addressToSend(repo),
    ...(ref === undefined ? {} : { ref }),
    ...(token === undefined ? {} : { token }),
    force: values['force'] === true,
    accept_removals: values['accept-removals'] === true,
  };
}

/** The workflow speaks of pages from the report folder; people open them from where they stand. */
export const atWorkingDirectory = (result: ProcessResult, settings: CliSettings): ProcessResult => ({
  ...result,
  reports: result.reports.map((path) => relative(process.cwd(), resolve(settings.reports, path))),
});
