import { join } from 'node:path';
import { projectRoot } from '../../infra/local/settings.ts';
import { ChaosResult } from '../../schemas/cli/chaos.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { runProgram } from '../quality/run-program.ts';

export const command: Command = {
  name: 'chaos',
  summary:
    'kill, freeze, cut off and fill up a stack of its own while it works, and check that the graph ends right all the same',
  usage: '[--seeds N] [--from S]',
  example: './fresh chaos --seeds 100',
  options: { seeds: { type: 'string' }, from: { type: 'string' } },
  help: {
    seeds: 'how many plays; default 5',
    from: 'seed of the first one; a seed that failed is played again with --from S --seeds 1; default 1',
  },
  run: runChaos,
};

const PLAYING = join(projectRoot, 'test', 'chaos', 'main.ts');

async function runChaos({ values, positionals, print, result }: CommandContext): Promise<number> {
  if (positionals.length > 0) throw new UsageError('chaos takes --seeds and --from');
  const seeds = String(values['seeds'] ?? '5');
  const from = String(values['from'] ?? '1');
  if (!/^[1-9]\d{0,3}$/.test(seeds)) throw new UsageError('--seeds takes a number from 1 to 9999');
  if (!/^\d{1,9}$/.test(from)) throw new UsageError('--from takes a number');
  const args = ['--seeds', seeds, '--from', from];
  const played = ChaosResult.parse(
    await runProgram(PLAYING, args, 'the plays did not come to their end: see above'),
  );
  const broken = played.seeds.filter((one) => one.broken.length > 0);
  for (const one of broken) print(`seed ${one.seed}: ${one.broken.join('; ')}`);
  print(`${played.seeds.length} seeds, ${broken.length} with a broken law`);
  for (const line of played.left_out) print(`not played: ${line}`);
  result(played);
  return broken.length === 0 ? exitCodes.ok : exitCodes.failed;
}
