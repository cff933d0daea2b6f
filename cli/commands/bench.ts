import { join } from 'node:path';
import { projectRoot } from '../../infra/local/settings.ts';
import { BenchResult } from '../../schemas/cli/bench.ts';
import { benchTable } from '../bench-table.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { runProgram } from '../quality/run-program.ts';

export const command: Command = {
  name: 'bench',
  summary:
    'measure Fresh against the limits of git, parsers, servers and its peers, side by side on this machine',
  usage: '[<row>…] [--pairs N] [--nodes N] [--items N] [--write]',
  example: 'FRESH_CORPUS=~/repositories ./fresh bench git-history python',
  options: {
    pairs: { type: 'string' },
    nodes: { type: 'string' },
    items: { type: 'string' },
    write: { type: 'boolean' },
  },
  help: {
    pairs: 'how often each side runs; default 3',
    nodes: 'of graph-write: nodes to write, and about as many edges, e.g. 1e6; default 50000',
    items: 'of backfill-label: items that are staged, e.g. 20000; default 1e6',
    write: 'put the figures into docs/generated/bench.md',
  },
  run: runBench,
};

/** Sizes of what rows write when nothing else is asked for: the page tells of these. */
const USUAL = { nodes: 50_000, items: 1_000_000 } as const;

/** The rows stand with the tests, and what they measure must not share a process with the command line. */
const MEASURING = join(projectRoot, 'test', 'bench', 'main.ts');

async function runBench({ values, positionals, print, result }: CommandContext): Promise<number> {
  const pairs = String(values['pairs'] ?? '3');
  if (!/^[1-9]\d?$/.test(pairs)) throw new UsageError('--pairs takes a number from 1 to 99');
  const sizes = (['nodes', 'items'] as const).flatMap((name) => [`--${name}`, sizeOf(name, values)]);
  const args = ['--pairs', pairs, ...sizes, ...(values['write'] === true ? ['--write'] : []), ...positionals];
  const measured = BenchResult.parse(
    await runProgram(MEASURING, args, 'the bench did not come to its end: see above'),
  );
  for (const line of benchTable(measured)) print(line);
  result(measured);
  if (measured.rows.some(({ state }) => state === 'failed')) return exitCodes.failed;
  return measured.rows.some(({ state }) => state === 'miss') ? exitCodes.partial : exitCodes.ok;
}

function sizeOf(name: keyof typeof USUAL, values: CommandContext['values']): string {
  const size = Number(values[name] ?? USUAL[name]);
  if (!Number.isInteger(size) || size < 1_000 || size > 1e8)
    throw new UsageError(`--${name} takes a number from 1000 to 1e8`);
  if (size !== USUAL[name] && values['write'] === true)
    throw new UsageError(`the page tells of the usual size: leave out --${name} or --write`);
  return String(size);
}
