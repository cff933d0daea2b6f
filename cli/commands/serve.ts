import { readServiceSettings } from '../../query-service/settings.ts';
import { startService } from '../../query-service/start-service.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const command: Command = {
  name: 'serve',
  summary: 'answer saved queries over HTTP in the foreground, until Ctrl-C',
  usage: '',
  example: 'FRESH_QUERY_PORT=8091 ./fresh serve',
  options: {},
  run: serve,
};

async function serve({ print }: CommandContext): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const service = await startService(readServiceSettings(process.env));
  print(`Queries are answered at ${service.url} and described at ${service.url}/docs`);
  await stopped;
  await service.stop();
  return exitCodes.ok;
}
