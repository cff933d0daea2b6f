import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import { StagePruneResult } from '../../schemas/cli/stage-prune.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { pruneRuns } from '../stage/prune-runs.ts';

/** Enough to look at what the last days brought. */
const KEPT = 5;

export const command: Command = {
  name: 'stage-prune',
  summary: 'free the disk of staged runs that nothing needs any more: no manifest, no rebuild, no backfill',
  usage: '[--repo K] [--keep N] [--dry-run]',
  example: './fresh stage-prune --dry-run',
  options: {
    repo: { type: 'string' },
    keep: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  help: {
    repo: 'key of one repository; default: all that are staged',
    keep: `newest sealed runs that stay whole, at least 1; default ${KEPT}`,
    'dry-run': 'only say what would go',
  },
  run: prune,
};

async function prune({ values, print, result }: CommandContext): Promise<number> {
  const { repo, keep = String(KEPT), 'dry-run': dryRun = false } = values;
  if (!/^[1-9]\d{0,5}$/.test(String(keep))) throw new UsageError('--keep takes a number from 1 up');
  const staging = createFileStaging({ root: readCliSettings().staging });
  const staged = await staging.repositories();
  if (repo !== undefined && !staged.includes(String(repo)))
    throw new UsageError(`no staged repository is called ${repo}`);
  const total = StagePruneResult.parse({
    dry_run: dryRun,
    runs: 0,
    objects: 0,
    bytes: 0,
    repositories: [],
  });
  for (const one of repo === undefined ? staged : [String(repo)]) {
    const pruned = await pruneRuns(staging, one, { keep: Number(keep), dry_run: dryRun === true });
    if (pruned.objects === 0) continue;
    total.runs += pruned.runs;
    total.objects += pruned.objects;
    total.bytes += pruned.bytes;
    total.repositories.push(pruned);
    print(`${one}: ${said(pruned)}`);
  }
  print(`${said(total)} ${total.dry_run ? 'would go' : 'gone'}`);
  result(total);
  return exitCodes.ok;
}

const said = ({ runs, objects, bytes }: { runs: number; objects: number; bytes: number }): string =>
  `${runs} old runs, ${objects} files, ${(bytes / 1e6).toFixed(1)} MB`;
