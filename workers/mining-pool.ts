import { type MiningPool, miningPoolOptions } from '../activities/2-mine/mining-pool.ts';
import { createProcessPool } from '../adapters/process-pool/process-pool.ts';

/** Mining processes of one worker process; they start when there is work. */
export const createMiningPool = (size: number): MiningPool =>
  createProcessPool({
    ...miningPoolOptions,
    size,
    entry: new URL('./mine-process.ts', import.meta.url),
  });
