import type { FileEntry, Profile } from '../../schemas/repository.ts';
import type { MineTask } from '../../schemas/run.ts';
import type { Miner } from './miner.ts';

/** More tasks a miner would swell the workflow's history and bring nothing: a fleet has fewer mining slots. */
const MOST_TASKS = 40;

/** Fewest of a unit that are worth an activity of their own: each reads the census once more. */
const FEWEST = { census: 20_000, file: 1000, project: 1, history: 1 } as const;

/** Miners of the registry that the profile chose, in the profile's order. */
export function chosenMiners(profile: Profile, miners: Readonly<Record<string, Miner>>): readonly Miner[] {
  return profile.miners.flatMap(({ miner, chosen }) => {
    const known = Object.hasOwn(miners, miner) ? miners[miner] : undefined;
    return chosen && known !== undefined ? [known] : [];
  });
}

/** True when the miner is given this file: the census found text in it, unless the census line is all it wants. */
export function isGiven(miner: Miner, file: FileEntry, profile: Profile): boolean {
  if (miner.unit !== 'file') return false;
  return (miner.censusOnly === true || file.state === 'text') && miner.accepts(file, profile);
}

/** Even shares of a miner's work. */
export function shareOut(miner: Miner, count: number): readonly MineTask[] {
  const { name, unit } = miner;
  const sort = miner.unit === 'file' && miner.censusOnly === true ? 'census' : unit;
  const size = Math.max(FEWEST[sort], Math.ceil(count / MOST_TASKS));
  const tasks: MineTask[] = [];
  for (let from = 0; from < count; from += size) {
    tasks.push({ miner: name, unit, from, to: Math.min(count, from + size) });
  }
  return tasks;
}
