import { bringDown } from '../../infra/local/down.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { DownResult } from '../../schemas/cli/down.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const command: Command = {
  name: 'down',
  summary: 'stop the workers and the servers; all data stays',
  usage: '',
  example: './fresh down',
  options: {},
  run: stop,
};

async function stop({ print, result }: CommandContext): Promise<number> {
  const outcome = await bringDown(currentStackSettings(), print);
  print(outcome.ended === 0 ? 'The stack was not running.' : 'The stack is down; its data is kept.');
  result(DownResult.parse(outcome));
  return exitCodes.ok;
}
