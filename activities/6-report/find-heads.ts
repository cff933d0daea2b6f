import type { RunRecords } from '../../adapters/memgraph/run-records.ts';
import { namesRepository } from '../../schemas/repository-name.ts';
import type { RunRef } from '../../schemas/run.ts';

export interface HeadsQuestion {
  /** Keys or addresses as people write them; absent: all repositories. */
  readonly repos?: readonly string[];
}

export interface FoundHead {
  readonly run: RunRef;
  /** What the receipt of a run does not say. */
  readonly retired: number;
}

export interface FoundHeads {
  readonly found: readonly FoundHead[];
  /** Names that no repository in the graph has. */
  readonly unknown: readonly string[];
}

/** The newest written run of each repository asked for, sorted by repository. */
export async function findHeads(records: RunRecords, { repos }: HeadsQuestion): Promise<FoundHeads> {
  const heads = (await records.heads()).map(({ run, retired }) => ({ run, retired }));
  if (repos === undefined) return { found: heads, unknown: [] };
  return {
    found: heads.filter(({ run }) => repos.some((name) => namesRepository(name, run.repo))),
    unknown: repos.filter((name) => !heads.some(({ run }) => namesRepository(name, run.repo))),
  };
}
