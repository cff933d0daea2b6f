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
  usage: '[<row>…] [--pairs N] [--nodes N] [--write]',
  example: 'FRESH_CORPUS=~/repositories ./fresh bench git-history python',
  options: { pairs: { type: 'string' }, nodes: { type: 'string' }, write: { type: 'boolean' } },
  help: {
    pairs: 'how often each side runs; default 3',
    nodes: 'of graph-write: nodes to write, and about as many edges, e.g. 1e6; default 50000',
    write: 'put the figures into docs/generated/bench.md',
  },
  run: runBench,
};

/** The rows stand with the tests, and what they measure must not share a process with the command line. */
/** Nodes that the rows about the graph write when nothing else is asked for. */
const SMALL = 50_000;

const MEASURING = join(projectRoot, 'test', 'bench', 'main.ts');

async function runBench({ values, positionals, print, result }: CommandContext): Promise<number> {
  const pairs = String(values['pairs'] ?? '3');
  if (!/^[1-9]\d?$/.test(pairs)) throw new UsageError('--pairs takes a number from 1 to 99');
  const nodes = Number(values['nodes'] ?? SMALL);
  if (!Number.isInteger(nodes) || nodes < 1_000 || nodes > 1e8)
    throw new UsageError('--nodes takes a number from 1000 to 1e8');
  if (nodes !== SMALL && values['write'] === true)
    throw new UsageError('the page tells of the usual size: leave out --nodes or --write');
  const args = [
    '--pairs',
    pairs,
    '--nodes',
    String(nodes),
    ...(values['write'] === true ? ['--write'] : []),
    ...positionals,
  ];
  const measured = BenchResult.parse(
    await runProgram(MEASURING, args, 'the bench did not come to its end: see above'),
  );
  for (const line of benchTable(measured)) print(line);
  result(measured);
  if (measured.rows.some(({ state }) => state === 'failed')) return exitCodes.failed;
  return measured.rows.some(({ state }) => state === 'miss') ? exitCodes.partial : exitCodes.ok;
}
