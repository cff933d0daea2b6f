import { type MiningPool, miningPoolOptions } from '../activities/2-mine/mining-pool.ts';
import { createThreadPool } from '../adapters/threads/thread-pool.ts';

/** Mining threads of one worker process; they start when there is work. */
export const createMiningPool = (threads: number): MiningPool =>
  createThreadPool({
    ...miningPoolOptions,
    size: threads,
    entry: new URL('./mine-thread.ts', import.meta.url),
  });
