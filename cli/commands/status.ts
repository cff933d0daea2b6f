import { inspectStack } from '../../infra/local/inspect-stack.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { StatusResult } from '../../schemas/cli/status.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const command: Command = {
  name: 'status',
  summary: 'each server and worker with its process, port and health',
  usage: '',
  example: './fresh status --json',
  options: {},
  run: show,
};

async function show({ print, result }: CommandContext): Promise<number> {
  const status = StatusResult.parse(await inspectStack(currentStackSettings()));
  if (status.engine === null) print('The stack is not running: start it with ./fresh up');
  for (const { name, pid, port, health, restarts } of status.services) {
    const often = restarts === 0 ? '' : `, restarted ${restarts} times`;
    print(
      `${name.padEnd(16)} ${health.padEnd(10)} ${port === 0 ? 'inside' : `port ${port}`}${pid === null ? '' : `, process ${pid}`}${often}`,
    );
  }
  result(status);
  return status.healthy ? exitCodes.ok : exitCodes.failed;
}
