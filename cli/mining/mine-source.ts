import { ingestCensus } from '../../activities/1-ingest/ingest-census.ts';
import { mineTask } from '../../activities/2-mine/mine-task.ts';
import type { Miner } from '../../activities/2-mine/miner.ts';
import { type MiningPool, miningPoolOptions } from '../../activities/2-mine/mining-pool.ts';
import { planTasks } from '../../activities/2-mine/plan-tasks.ts';
import { createProcessPool } from '../../adapters/process-pool/process-pool.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import type { Source } from './open-source.ts';

export interface MineSourceOptions {
  readonly source: Source;
  readonly staging: Staging;
  /** Those to run: all of the registry, or the one that was named. */
  readonly miners: Readonly<Record<string, Miner>>;
  readonly threads: number;
  readonly tell: (line: string) => void;
}

/** What was mined, and the run under which it is staged. */
export interface MinedSource {
  readonly run: RunRef;
  readonly parts: readonly MinedParts[];
}

/** The mine phase without servers: the same census, plan, processes and checks as in the fleet, one task after the other. */
export async function mineSource(options: MineSourceOptions): Promise<MinedSource> {
  const { source, staging, miners, tell } = options;
  const { mirrors, repository, mirror } = source;
  const run = await openRun(source, staging);
  const pool = openPool(options.threads);
  try {
    const tools = { mirrors, staging, settings: { teams: {} }, miners: Object.values(miners) };
    const { signal } = new AbortController();
    const { snapshot, mined } = await ingestCensus(
      tools,
      { run, repository, mirror },
      () => undefined,
      signal,
    );
    const parts = [mined];
    for (const task of await planTasks(staging, snapshot, miners)) {
      const miner = miners[task.miner];
      if (miner === undefined) continue;
      tell(`${task.miner}: ${task.unit} ${task.from + 1} to ${task.to}`);
      parts.push(
        await mineTask({ mirrors, staging, pool }, miner, { run, snapshot, task }, { tell: () => undefined }),
      );
    }
    return { run, parts };
  } finally {
    await pool.close();
  }
}

async function openRun({ repository, committedAt }: Source, staging: Staging): Promise<RunRef> {
  const run_id = await staging.openRun(repository.key, 'fresh-mine');
  return {
    repo: repository.key,
    run_id,
    trace_id: '0'.repeat(32),
    sha: repository.sha,
    committed_at: committedAt,
  };
}

const openPool = (size: number): MiningPool =>
  createProcessPool({
    ...miningPoolOptions,
    size,
    entry: new URL('../../workers/mine-process.ts', import.meta.url),
  });
