import type { GitMirrors } from '../../adapters/git/git-mirrors.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { Failure } from '../../schemas/failures.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import type { MinedParts, MineTask, RunRef, Snapshot } from '../../schemas/run.ts';
import { readFormerRun } from '../envelopes/former-run.ts';
import type { Versions } from '../envelopes/read-key.ts';
import { joinBatches } from './batches.ts';
import type { Memory } from './looked-before.ts';
import { type Mining, mineFiles, mineProject } from './mine-batch.ts';
import { admitHistory, seeHistory } from './mine-history.ts';
import type { FileMiner, HistoryMiner, Miner, ProjectMiner } from './miner.ts';
import type { MiningPool } from './mining-pool.ts';
import { isGiven } from './plan.ts';
import { readCensus } from './read-census.ts';
import { blobsOf } from './read-pieces.ts';
import { type Batch, stageBatches } from './stage-batches.ts';

export interface MineDependencies {
  readonly mirrors: Pick<GitMirrors, 'blobs' | 'history'>;
  readonly staging: Staging;
  readonly pool: MiningPool;
  /** Without them everything is looked at in every run. */
  readonly versions?: Versions;
}

export interface MineRequest {
  readonly run: RunRef;
  readonly snapshot: Snapshot;
  readonly task: MineTask;
}

/** How far a task is; `total` is null while nobody knows it. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

export interface Watch {
  readonly signal?: AbortSignal;
  readonly tell: (progress: Progress) => void;
}

/** Files that are mined, staged and, after a crash, found again together. */
const FILES_PER_BATCH = 200;

/** Mines a task batch by batch; batches that an earlier attempt staged are not mined again. */
export async function mineTask(
  deps: MineDependencies,
  miner: Miner,
  request: MineRequest,
  watch: Watch,
): Promise<MinedParts> {
  const { run, task } = request;
  const name = `mine/${miner.name}-${miner.version}-${String(task.from).padStart(7, '0')}`;
  const memory = await remember(deps, run, miner);
  const batches = batchesOf(deps, miner, request, watch, memory);
  const parts = await stageBatches(deps.staging, run, name, batches, watch.signal);
  const kinds = [...new Set([...miner.kinds, 'finding'])].sort();
  return joinBatches(deps.staging, run, { producer: miner.name, name, kinds }, parts);
}

async function remember({ staging, versions }: MineDependencies, run: RunRef, miner: Miner): Promise<Memory> {
  const former = await readFormerRun(staging, run);
  return { versions, former: (await former?.looked(miner.name)) ?? new Map() };
}

function batchesOf(
  deps: MineDependencies,
  miner: Miner,
  request: MineRequest,
  watch: Watch,
  memory: Memory,
): AsyncIterable<Batch> {
  if (miner.unit !== request.task.unit) {
    throw new Failure(
      'ContractBroken',
      `task of ${request.task.unit}s for ${miner.name}, which takes ${miner.unit}s`,
    );
  }
  if (miner.unit === 'file') return fileBatches(deps, miner, request, watch, memory);
  if (miner.unit === 'project') return projectBatches(deps, miner, request, watch, memory);
  return historyBatches(deps, miner, request, watch, memory);
}

async function* fileBatches(
  deps: MineDependencies,
  miner: FileMiner,
  request: MineRequest,
  watch: Watch,
  memory: Memory,
): AsyncIterable<Batch> {
  const { from, to } = request.task;
  const { mining, count } = begin(deps, request, watch, memory, to - from);
  const profile = request.snapshot.profile;
  let at = 0;
  let entries: FileEntry[] = [];
  const batch = (chosen: readonly FileEntry[]): Batch => ({
    mine: () => mineFiles(mining, miner, chosen),
    skip: () => count(chosen.length),
  });
  for await (const file of readCensus(deps.staging, request.snapshot)) {
    if (!isGiven(miner, file, profile)) continue;
    if (at++ < from) continue;
    if (at > to) break;
    entries.push(file);
    if (entries.length < FILES_PER_BATCH) continue;
    yield batch(entries);
    entries = [];
  }
  if (entries.length > 0) yield batch(entries);
}

async function* projectBatches(
  deps: MineDependencies,
  miner: ProjectMiner,
  request: MineRequest,
  watch: Watch,
  memory: Memory,
): AsyncIterable<Batch> {
  const { task, snapshot } = request;
  const { mining, count } = begin(deps, request, watch, memory, task.to - task.from);
  const census: FileEntry[] = [];
  for await (const file of readCensus(deps.staging, snapshot)) census.push(file);
  for (const root of miner.roots(snapshot.profile).slice(task.from, task.to)) {
    yield { mine: () => mineProject(mining, miner, root, census), skip: () => count(1) };
  }
}

async function* historyBatches(
  deps: MineDependencies,
  miner: HistoryMiner,
  request: MineRequest,
  watch: Watch,
  memory: Memory,
): AsyncIterable<Batch> {
  const { run, snapshot } = request;
  const { count } = begin(deps, request, watch, memory, null);
  const paths = new Set<string>();
  for await (const { path } of readCensus(deps.staging, snapshot)) paths.add(path);
  const commits = deps.mirrors.history(snapshot.mirror, run.sha, watch.signal);
  const mined = await seeHistory(miner, { paths, committedAt: run.committed_at }, commits, () => count(1));
  for await (const result of admitHistory(run, miner, mined, memory)) {
    yield { mine: async () => result, skip: () => undefined };
  }
}

function begin(
  deps: MineDependencies,
  { run, snapshot }: MineRequest,
  { signal, tell }: Watch,
  memory: Memory,
  total: number | null,
) {
  let done = 0;
  const count = (pieces: number): void => {
    done += pieces;
    tell({ done, total });
  };
  const blobs = blobsOf(deps.mirrors, snapshot.mirror);
  const mining: Mining = {
    run,
    pool: deps.pool,
    blobs,
    memory,
    progress: count,
    ...(signal === undefined ? {} : { signal }),
  };
  return { mining, count };
}
