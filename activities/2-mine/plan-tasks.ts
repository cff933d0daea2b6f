import type { Staging } from '../../adapters/staging/staging.ts';
import type { MineTask, Snapshot } from '../../schemas/run.ts';
import type { Miner } from './miner.ts';
import { chosenMiners, isGiven, shareOut } from './plan.ts';
import { readCensus } from './read-census.ts';

/** Shares out the work of all miners that the profile chose, by one look at the census. */
export async function planTasks(
  staging: Staging,
  snapshot: Snapshot,
  miners: Readonly<Record<string, Miner>>,
): Promise<MineTask[]> {
  const { profile } = snapshot;
  const chosen = chosenMiners(profile, miners);
  const files = new Map<Miner, number>();
  for await (const file of readCensus(staging, snapshot)) {
    for (const miner of chosen)
      if (isGiven(miner, file, profile)) files.set(miner, (files.get(miner) ?? 0) + 1);
  }
  return chosen.flatMap((miner) => {
    if (miner.unit === 'history') return shareOut(miner, 1);
    return shareOut(miner, miner.unit === 'project' ? miner.roots(profile).length : (files.get(miner) ?? 0));
  });
}
