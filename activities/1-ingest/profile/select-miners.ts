import type { MinerChoice, Profile } from '../../../schemas/repository.ts';

/** A miner as selection sees it; the registry belongs to another phase and is handed in. */
export interface MinerRule {
  readonly name: string;
  /** Why it is of use for such a repository; null when it is not. */
  readonly reason: (profile: Pick<Profile, 'languages' | 'markers'>) => string | null;
}

/** Runs every miner's rule; those left out are recorded as well. In the order of the registry. */
export const selectMiners = (
  miners: readonly MinerRule[],
  profile: Pick<Profile, 'languages' | 'markers'>,
): MinerChoice[] =>
  miners.map(({ name, reason }) => {
    const why = reason(profile);
    return { miner: name, chosen: why !== null, why: why ?? 'nothing in this repository that it reads' };
  });
