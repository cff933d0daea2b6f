import { scanRun } from '../../activities/4-stage/scan-run.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import type { StageScanResult } from '../../schemas/cli/stage-scan.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';

export const command: Command = {
  name: 'stage-scan',
  summary: 'verify staged runs: hashes, sizes, counts, order, and every record against its schema',
  usage: '[--repo K] [--run R]',
  example: './fresh stage-scan --repo github.com/dbt-labs/jaffle-shop-classic',
  options: { repo: { type: 'string' }, run: { type: 'string' } },
  help: {
    repo: 'key of one repository; default: all that are staged',
    run: 'number of one sealed run, e.g. 000003; needs --repo; default: all sealed runs',
  },
  run: scan,
};

async function scan({ values, print, result }: CommandContext): Promise<number> {
  const staging = createFileStaging({ root: readCliSettings().staging });
  const total: StageScanResult = { runs: 0, parts: 0, records: 0, damage: [] };
  for (const run of await chosenRuns(staging, asText(values['repo']), asText(values['run']))) {
    const found = await scanRun(staging, run);
    total.runs += found.runs;
    total.parts += found.parts;
    total.records += found.records;
    total.damage.push(...found.damage);
    for (const { part, what } of found.damage)
      print(`DAMAGED ${run.repo} ${run.run_id} ${JSON.stringify(part)}: ${what}`);
    if (found.damage.length === 0) print(`sound   ${run.repo} ${run.run_id}: ${found.records} records`);
  }
  print(summaryOf(total));
  result(total);
  return total.damage.length === 0 ? exitCodes.ok : exitCodes.failed;
}

async function chosenRuns(staging: Staging, repo?: string, run_id?: string): Promise<RunFolder[]> {
  if (run_id !== undefined && repo === undefined) throw new UsageError('--run needs --repo');
  const repositories = await staging.repositories();
  if (repo !== undefined && !repositories.includes(repo))
    throw new UsageError(`no staged repository is called ${repo}`);
  const runs: RunFolder[] = [];
  for (const one of repo === undefined ? repositories : [repo]) {
    for (const number of await staging.sealedRuns(one)) runs.push({ repo: one, run_id: number });
  }
  if (run_id === undefined) return runs;
  const chosen = runs.filter((one) => one.run_id === run_id);
  if (chosen.length === 0) throw new UsageError(`${repo} has no sealed run ${run_id}`);
  return chosen;
}

const summaryOf = ({ runs, parts, records, damage }: StageScanResult): string =>
  `${runs} runs, ${parts} parts, ${records} records: ${damage.length === 0 ? 'all sound' : `${damage.length} damaged`}`;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
