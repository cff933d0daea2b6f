import { ENDINGS, SEAL, SealedIndex } from '../../schemas/sealed-index.ts';
import { createLocalVolume } from '../storage/local-volume.ts';
import type { Storage } from '../storage/storage.ts';
import { newestSealed, readText } from './run-numbers.ts';

/** A sealed run whose envelopes the graph does not have yet. */
export interface WaitingRun {
  readonly repo: string;
  readonly run_id: string;
  readonly envelopes: number;
  /** When it was sealed. */
  readonly since: Date;
}

/** Sealed runs below a folder that wait for the graph. */
export const findWaitingRuns = (root: string): Promise<readonly WaitingRun[]> =>
  waitingRuns(createLocalVolume(root));

/**
 * The newest sealed run of each repository, unless it was written or given up; an older one has nothing to say any more,
 * since the newer manifest is complete. Asks only the storage, so the answer is right while the graph is away and right
 * after a restart; a few small reads a repository.
 */
export async function waitingRuns(storage: Storage): Promise<readonly WaitingRun[]> {
  const waiting: WaitingRun[] = [];
  for (const folder of await storage.list('')) {
    const newest = await newestSealed(storage, folder);
    if (newest === null || (await hasEnded(storage, `${folder}/${newest}`))) continue;
    const run = await describe(storage, `${folder}/${newest}`);
    if (run !== null) waiting.push(run);
  }
  return waiting;
}

async function hasEnded(storage: Storage, run: string): Promise<boolean> {
  for (const ending of Object.values(ENDINGS)) {
    if ((await storage.size(`${run}/${ending}`)) !== null) return true;
  }
  return false;
}

async function describe(storage: Storage, run: string): Promise<WaitingRun | null> {
  const text = await readText(storage, `${run}/${SEAL}`);
  const since = await storage.writtenAt(`${run}/${SEAL}`);
  const index = SealedIndex.safeParse(parseJson(text ?? ''));
  // A damaged index is told by the run that reads it and by `fresh stage-scan`; here it has nothing to count.
  if (since === null || !index.success) return null;
  const { run: named, counts } = index.data;
  return { repo: named.repo, run_id: named.run_id, envelopes: counts.items, since };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
