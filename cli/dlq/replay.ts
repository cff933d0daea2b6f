import type { Staging } from '../../adapters/staging/staging.ts';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { DlqReplayResult } from '../../schemas/cli/dlq.ts';
import type { BackfillSinceInput, BackfillSummary } from '../../workflows/messages.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { followWhole, tallyExitCode, tallyLines } from '../watch/follow-tally.ts';
import { type Choice, chooseLetters } from './choose.ts';

/**
 * Writes the newest run of each repository with an open letter again: only what the graph lacks is sent, so letters that
 * still fail are letters of the new run, and all others are settled. Nothing is fetched or mined.
 */
export async function replay(staging: Staging, choice: Choice, context: CommandContext): Promise<number> {
  const open = (await chooseLetters(staging, choice)).filter(({ state }) => state === 'open');
  const repositories = [...new Set(open.map(({ repo }) => repo))].sort();
  if (open.length === 0) {
    context.print('no dead letter is open');
    context.result(DlqReplayResult.parse({ tried: 0, open: 0, repositories }));
    return exitCodes.ok;
  }
  context.print(`${open.length} dead letters of ${repositories.length} repositories are tried again`);
  const summary = await mapAgain(repositories, context);
  for (const line of tallyLines(summary)) context.print(line);
  let left = 0;
  for (const repo of repositories)
    left += (await chooseLetters(staging, { repo })).filter(({ state }) => state === 'open').length;
  context.print(
    left === 0 ? 'all of them are in the graph now' : `${left} are still open: \`fresh dlq list\` says why`,
  );
  context.result(DlqReplayResult.parse({ tried: open.length, open: left, repositories }));
  return tallyExitCode(summary);
}

async function mapAgain(repos: readonly string[], { print }: CommandContext): Promise<BackfillSummary> {
  const { client, close } = await connectTemporal(readCliSettings().temporal);
  const input: BackfillSinceInput = { repos };
  const whole = {
    workflow: 'BackfillSince',
    id: 'replay',
    input,
    summary: 'Try dead letters again',
  } as const;
  try {
    return await followWhole<BackfillSummary>(client, whole, print);
  } finally {
    await close();
  }
}
