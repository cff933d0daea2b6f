import { currentStackSettings } from '../../infra/local/settings.ts';
import { stackUrls } from '../../infra/local/stack-urls.ts';
import { UpResult } from '../../schemas/cli/up.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bringUpReady } from '../stack/bring-up-ready.ts';

export const command: Command = {
  name: 'up',
  summary:
    'start the servers and the worker fleet (containers where an engine answers, else local processes)',
  usage: '[--servers-only]',
  example: './fresh up',
  options: { 'servers-only': { type: 'boolean' } },
  help: { 'servers-only': 'leave the worker fleet out, to run workers by hand' },
  run: start,
};

async function start({ values, print, result }: CommandContext): Promise<number> {
  const started = performance.now();
  const settings = currentStackSettings();
  const { already, engine } = await bringUpReady({
    settings,
    serversOnly: values['servers-only'] === true,
    log: print,
  });
  const urls = stackUrls(settings, engine);
  print(already ? 'The stack was up already.' : 'The stack is up.');
  for (const [name, url] of Object.entries(urls)) print(`  ${name.padEnd(9)} ${url}`);
  result(UpResult.parse({ already, engine, seconds: (performance.now() - started) / 1000, urls }));
  return exitCodes.ok;
}
