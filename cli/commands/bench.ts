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
  usage: '[<row>…] [--pairs N] [--nodes N] [--edges N] [--items N] [--write]',
  example: 'FRESH_CORPUS=~/repositories ./fresh bench git-history python',
  options: {
    pairs: { type: 'string' },
    nodes: { type: 'string' },
    edges: { type: 'string' },
    items: { type: 'string' },
    write: { type: 'boolean' },
  },
  help: {
    pairs: 'how often each side runs; default 3',
    nodes: 'of graph-write: nodes to write, e.g. 1e6; default 50000',
    edges: 'of graph-write: edges to write, at least as many as nodes; default: as many as nodes',
    items: 'of backfill-label: items that are staged, e.g. 20000; default 1e6',
    write: 'put the figures into docs/generated/bench.md',
  },
  run: runBench,
};

/** Sizes of what rows write when nothing else is asked for: the page tells of these. */
const USUAL = { nodes: 50_000, edges: 50_000, items: 1_000_000 } as const;

/** The rows stand with the tests, and what they measure must not share a process with the command line. */
const MEASURING = join(projectRoot, 'test', 'bench', 'main.ts');

async function runBench({ values, positionals, print, result }: CommandContext): Promise<number> {
  const pairs = String(values['pairs'] ?? '3');
  if (!/^[1-9]\d?$/.test(pairs)) throw new UsageError('--pairs takes a number from 1 to 99');
  const nodes = sizeOf('nodes', values['nodes']);
  const edges = sizeOf('edges', values['edges'] ?? nodes);
  if (edges < nodes)
    throw new UsageError('--edges takes at least as many as --nodes: every node hangs on one');
  const sizes = { nodes, edges, items: sizeOf('items', values['items']) };
  const unusual = (['nodes', 'edges', 'items'] as const).filter((name) => sizes[name] !== USUAL[name]);
  if (unusual.length > 0 && values['write'] === true)
    throw new UsageError(
      `the page tells of the usual sizes: leave out --${unusual.join(' and --')}, or --write`,
    );
  const args = [
    ...['--pairs', pairs],
    ...Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]),
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

function sizeOf(name: keyof typeof USUAL, value: unknown): number {
  const size = Number(value ?? USUAL[name]);
  if (!Number.isInteger(size) || size < 1_000 || size > 1e8)
    throw new UsageError(`--${name} takes a number from 1000 to 1e8`);
  return size;
}
