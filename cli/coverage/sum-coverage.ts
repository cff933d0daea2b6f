import { CoverageItem } from '../../schemas/items/coverage.ts';
import type { Counted } from './counted.ts';

/** Sums staged coverage items as the saved queries sum the graph's. */
export function sumCoverage(repo: string, lines: readonly string[]): Pick<Counted, 'rows' | 'reasons'> {
  const items = lines
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly payload: unknown })
    .filter(({ kind }) => kind === 'coverage')
    .map(({ payload }) => CoverageItem.parse(payload));
  const groups = [...Map.groupBy(items, ({ miner, subject }) => `${miner}\n${subject}`).values()];
  return {
    rows: groups.flatMap((all) => {
      const [first] = all;
      if (first === undefined) return [];
      const total = all.reduce((sum, one) => sum + one.total, 0);
      const resolved = all.reduce((sum, one) => sum + one.resolved, 0);
      const { miner, subject } = first;
      return [
        {
          repo,
          miner,
          subject,
          files: all.length,
          total,
          resolved,
          unresolved: total - resolved,
          share: resolved / total,
        },
      ];
    }),
    reasons: groups.flatMap((all) => {
      const counts = new Map<string, number>();
      for (const { reason, count } of all.flatMap(({ open }) => open))
        counts.set(reason, (counts.get(reason) ?? 0) + count);
      return [...counts].flatMap(([reason, unresolved]) =>
        all.slice(0, 1).map(({ miner, subject }) => ({ repo, miner, subject, reason, unresolved })),
      );
    }),
  };
}
