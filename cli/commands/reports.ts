import { relative, resolve } from 'node:path';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { ReportsResult } from '../../schemas/cli/reports.ts';
import { failures } from '../../schemas/failures.ts';
import type { RenderReportsInput, RenderSummary } from '../../workflows/messages.ts';
import type { Command, CommandContext } from '../command.ts';
import { type CliSettings, readCliSettings } from '../settings.ts';
import { followWhole, tallyExitCode, tallyLines } from '../watch/follow-tally.ts';

export const command: Command = {
  name: 'reports',
  summary: 'render pages again from what the graph holds, without processing anything',
  usage: '[<key|url|path> ...] [--portfolio]',
  example: './fresh reports            (all repositories, and the pages about all of them)',
  options: { portfolio: { type: 'boolean' } },
  help: { portfolio: 'the pages about all repositories; with names, those too' },
  run: renderReports,
};

async function renderReports(context: CommandContext): Promise<number> {
  const settings = readCliSettings();
  const { client, close } = await connectTemporal(settings.temporal);
  try {
    const whole = {
      workflow: 'RenderReports',
      id: 'reports',
      input: readInput(context),
      summary: 'Render pages again',
    } as const;
    const summary = await followWhole<RenderSummary>(client, whole, context.print);
    const result = atWorkingDirectory(summary, settings);
    for (const line of resultLines(result, summary)) context.print(line);
    context.result(result);
    return tallyExitCode(summary);
  } finally {
    await close();
  }
}

const readInput = ({ positionals, values }: CommandContext): RenderReportsInput => ({
  ...(positionals.length === 0 ? {} : { repos: positionals }),
  ...(values['portfolio'] === true ? { portfolio: true } : {}),
});

/** The workflow speaks of pages from the report folder; people open them from where they stand. */
function atWorkingDirectory(
  { outcomes, troubled, rendered, portfolio }: RenderSummary,
  settings: CliSettings,
): ReportsResult {
  const here = <T extends { readonly reports: readonly string[] }>(pages: T) => ({
    ...pages,
    reports: pages.reports.map((path) => relative(process.cwd(), resolve(settings.reports, path))),
  });
  return ReportsResult.parse({
    outcomes,
    troubled,
    rendered: rendered.map(here),
    portfolio: portfolio === null ? null : here(portfolio),
  });
}

const number = new Intl.NumberFormat('en-US');

function* resultLines({ rendered, portfolio }: ReportsResult, summary: RenderSummary): Iterable<string> {
  yield* tallyLines(summary);
  const named = portfolio === null ? rendered : [...rendered, { repo: 'portfolio', ...portfolio }];
  for (const { repo, reports, answers } of named) {
    yield `${repo}: answers: ${number.format(answers.asked)} asked, ${number.format(answers.remembered)} from memory`;
    yield* reports.filter((path) => path.endsWith('.md')).map((path) => `  ${path}`);
  }
  if (summary.troubled.some(({ code }) => code === 'UnknownRepository'))
    yield `The graph holds no repository of that name. ${failures.UnknownRepository.hint}`;
}
