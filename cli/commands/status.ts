import { inspectStack } from '../../infra/local/inspect-stack.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { StatusResult } from '../../schemas/cli/status.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { askNightly, nightlyWords } from '../watch/ask-nightly.ts';

export const command: Command = {
  name: 'status',
  summary: 'each server and worker with its process, port and health, and the next nightly run',
  usage: '',
  example: './fresh status --json',
  options: {},
  run: show,
};

async function show({ print, result }: CommandContext): Promise<number> {
  const stack = await inspectStack(currentStackSettings());
  const nightly = stack.engine === null ? undefined : await askNightly(readCliSettings().temporal);
  const status = StatusResult.parse({ ...stack, ...(nightly === undefined ? {} : { nightly }) });
  if (status.engine === null) print('The stack is not running: start it with ./fresh up');
  for (const { name, pid, port, health, restarts } of status.services) {
    const often = restarts === 0 ? '' : `, restarted ${restarts} times`;
    print(
      `${name.padEnd(16)} ${health.padEnd(10)} ${port === 0 ? 'inside' : `port ${port}`}${pid === null ? '' : `, process ${pid}`}${often}`,
    );
  }
  for (const [name, url] of Object.entries(status.urls)) print(`${name.padEnd(16)} ${url}`);
  if (status.nightly !== undefined) print(`${'nightly'.padEnd(16)} ${nightlyWords(status.nightly)}`);
  result(status);
  return status.healthy ? exitCodes.ok : exitCodes.failed;
}
