import type { Payload } from '../../../../schemas/items/registry.ts';

/**
 * Spread of commits over people, given the number of each. The bus factor is the least number of people who made more
 * than half: while they stay, most of the recent change stays explained. Null where there is no commit.
 */
export function spreadOf(commits: readonly number[]): Payload<'ownership'> | null {
  const most = commits.toSorted((a, b) => b - a);
  const total = most.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const main_share = Math.round(((most[0] ?? 0) / total) * 1000) / 1000;
  let made = 0;
  let bus_factor = 0;
  while (made * 2 <= total) {
    made += most[bus_factor] ?? 0;
    bus_factor++;
  }
  return { main_share, bus_factor };
}
