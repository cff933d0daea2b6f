import { NewResult } from '../../schemas/cli/new.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { layDown } from '../scaffolding/lay-down.ts';
import { namesOf } from '../scaffolding/names.ts';
import { isSortName, sorts } from '../scaffolding/sorts.ts';

const known = Object.keys(sorts).join(' | ');

export const command: Command = {
  name: 'new',
  summary: 'lay down a new miner, analyzer, link, query or report with its golden case, and register it',
  usage: `<${known}> <name>`,
  example: './fresh new miner airflow',
  options: {},
  run: createPart,
};

async function createPart({ positionals, print, result }: CommandContext): Promise<number> {
  const [sort, name, ...more] = positionals;
  if (sort === undefined || name === undefined || more.length > 0)
    throw new UsageError(`say what (${known}) and its name`);
  if (!isSortName(sort)) throw new UsageError(`"${sort}" is none of ${known}`);
  const files = layDown(process.cwd(), sort, namesOf(name));
  for (const path of files) print(path);
  print(`The tests pass as it stands. ${sorts[sort].next}`);
  result(NewResult.parse({ sort, name, files }));
  return exitCodes.ok;
}
