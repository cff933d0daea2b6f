import type { RunRecord, RunRecords } from '../../adapters/memgraph/run-records.ts';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { namesRepository } from '../../schemas/repository-name.ts';
import type { RunRef } from '../../schemas/run.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';
import type { WrittenRun } from './render-reports.ts';

export interface HeadsQuestion {
  /** Keys or addresses as people write them; absent: all repositories. */
  readonly repos?: readonly string[];
}

export interface FoundHeads {
  /** With what the run did, by its receipt as far as there is one. */
  readonly found: readonly WrittenRun[];
  /** Names that no repository in the graph has. */
  readonly unknown: readonly string[];
}

/** How a run ended, by what it left in staging. */
export type ReadReceipt = (
  run: Pick<RunRef, 'repo' | 'run_id'>,
) => Promise<{ readonly result: Pick<ProcessResult, 'created'> } | null>;

/** The newest written run of each repository asked for, sorted by repository. */
export async function findHeads(
  records: RunRecords,
  readReceipt: ReadReceipt,
  { repos }: HeadsQuestion,
): Promise<FoundHeads> {
  const heads = (await records.heads()).filter(({ run }) => run.repo !== PORTFOLIO);
  const isMeant = ({ run }: RunRecord): boolean =>
    repos === undefined || repos.some((name) => namesRepository(name, run.repo));
  const found: WrittenRun[] = [];
  for (const head of heads.filter(isMeant)) found.push(await withNumbers(head, readReceipt));
  const known = (name: string): boolean => heads.some(({ run }) => namesRepository(name, run.repo));
  return { found, unknown: (repos ?? []).filter((name) => !known(name)) };
}

/** The graph's record counts nodes and edges together; a run that failed at its pages has no receipt that parts them. */
async function withNumbers({ run, numbers }: RunRecord, readReceipt: ReadReceipt): Promise<WrittenRun> {
  const receipt = await readReceipt(run);
  return { run, numbers: { ...numbers, created: receipt?.result.created ?? numbers.created } };
}
