import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Miner } from '../../activities/2-mine/miner.ts';
import { miners } from '../../activities/2-mine/miners/registry.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { MineResult } from '../../schemas/cli/mine.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { mineSource } from '../mining/mine-source.ts';
import { openSource } from '../mining/open-source.ts';
import { summarize } from '../mining/summarize.ts';
import { readCliSettings } from '../settings.ts';

export const command: Command = {
  name: 'mine',
  summary: 'show what the miners find in a repository, folder or file; needs no servers',
  usage: '<path> [--miner M] [--threads N]',
  example: './fresh mine . --miner python | head',
  options: { miner: { type: 'string' }, threads: { type: 'string' } },
  help: {
    miner: `run this miner alone: ${Object.keys(miners).join(', ')}`,
    threads: 'mining threads; default: one a processor',
  },
  run: mineAndPrint,
};

/** Items go to standard output, one JSON line each; what is meant for people goes to standard error. */
async function mineAndPrint({ values, positionals, print, result, json }: CommandContext): Promise<number> {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('name one repository, folder or file');
  const tell = json ? print : (line: string) => process.stderr.write(`${line}\n`);
  const chosen = chooseMiners(values.miner);
  const threads = readThreads(values.threads);
  const folder = await mkdtemp(join(tmpdir(), 'fresh-mine-'));
  try {
    const staging = createFileStaging({ root: folder });
    const source = await openSource(path, readCliSettings().mirrors, tell, threads);
    const { parts } = await mineSource({ source, staging, miners: chosen, threads, tell });
    const summary = await summarize(staging, source.repository.key, parts, (line) =>
      process.stdout.write(`${line}\n`),
    );
    for (const line of sentences(summary)) tell(line);
    result(summary);
    return summary.unseen === 0 ? exitCodes.ok : exitCodes.partial;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function chooseMiners(name: unknown): Readonly<Record<string, Miner>> {
  if (name === undefined) return miners;
  const known: Readonly<Record<string, Miner>> = miners;
  const miner = Object.hasOwn(known, String(name)) ? known[String(name)] : undefined;
  if (miner === undefined)
    throw new UsageError(`no miner is called ${name}; known: ${Object.keys(miners).join(', ')}`);
  // Who names a miner wants it run, whatever the profile says.
  return { [miner.name]: { ...miner, reason: () => 'named on the command line' } };
}

function readThreads(value: unknown): number {
  if (value === undefined) return availableParallelism();
  const threads = Number(value);
  if (!Number.isInteger(threads) || threads < 1) throw new UsageError('--threads takes a number from 1 up');
  return threads;
}

const sentences = ({ items, rejects, unseen }: MineResult): readonly string[] => [
  ...Object.entries(items).map(([kind, count]) => `${String(count).padStart(8)}  ${kind}`),
  ...Object.entries(rejects).map(([reason, count]) => `${String(count).padStart(8)}  rejected: ${reason}`),
  ...(unseen > 0 ? [`${String(unseen).padStart(8)}  unseen: not looked at, see the log`] : []),
];
