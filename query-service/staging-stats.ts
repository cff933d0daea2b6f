import { z } from 'zod';
import { byCodeUnit } from '../schemas/canonical-json.ts';
import { Reason } from '../schemas/reason.ts';
import type { SealedRunEntry } from './sealed-runs.ts';

const count = z.int().nonnegative();
const sums = {
  runs: count,
  /** Runs whose index.json is damaged or of another contract. */
  unreadable: count,
  items: count,
  bytes: count,
  rejects: count,
  /** Sorted by reason. */
  rejected: z.array(z.strictObject({ reason: Reason, count })),
};

/** Sums over sealed runs, in all and by repository. */
export const StagingStats = z
  .strictObject({
    ...sums,
    repositories: z.array(z.strictObject({ repo: z.string(), last_run: z.string(), ...sums })),
  })
  .meta({ id: 'StagingStats' });
export type StagingStats = z.infer<typeof StagingStats>;

/** Expects runs by repository, the oldest first. */
export function statsOf(runs: readonly SealedRunEntry[]): StagingStats {
  const byRepo = Map.groupBy(runs, ({ repo }) => repo);
  return {
    ...sumOf(runs),
    repositories: [...byRepo].map(([repo, own]) => ({
      repo,
      last_run: own.at(-1)?.run_id ?? '',
      ...sumOf(own),
    })),
  };
}

function sumOf(runs: readonly SealedRunEntry[]) {
  const total = (of: (run: SealedRunEntry) => number): number => runs.reduce((sum, run) => sum + of(run), 0);
  const reasons = new Map<Reason, number>();
  for (const { rejected } of runs)
    for (const { reason, count: more } of rejected) reasons.set(reason, (reasons.get(reason) ?? 0) + more);
  return {
    runs: runs.length,
    unreadable: total(({ readable }) => (readable ? 0 : 1)),
    items: total(({ items }) => items),
    bytes: total(({ bytes }) => bytes),
    rejects: total(({ rejects }) => rejects),
    rejected: [...reasons]
      .map(([reason, times]) => ({ reason, count: times }))
      .sort((a, b) => byCodeUnit(a.reason, b.reason)),
  };
}
