import { capped, sortedBy } from '../_style/order.ts';
import { reachOf } from '../_style/reach.ts';
import { trendWord } from '../_style/trend.ts';
import { usersOf } from '../_style/users.ts';
import type { Rows } from '../report.ts';

type Facts = Rows<'writing_hotspots' | 'portfolio_flows' | 'portfolio_refs' | 'portfolio_datasets'>;

export interface Risk {
  readonly repo: string;
  readonly path: string;
  readonly changes: number;
  readonly complexity: number | null;
  readonly bus: number | null;
  readonly trend: string;
  /** Tables that hang on those of the file, in any repository and any number of steps. */
  readonly fed: number;
  /** Other repositories that read or build one of its tables or of those that hang on them. */
  readonly repositories: number;
}

const MOST_RISKS = 25;

/** Keys of all tables that feed or are fed; those of which only their own repository can know. */
export function tablesIn(facts: Pick<Facts, 'portfolio_flows' | 'portfolio_refs'>) {
  const flows = [...facts['portfolio_flows'], ...facts['portfolio_refs']];
  const all = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  const local = all.filter((key) => key.includes('::') || key.includes(':dbt:'));
  const pairs = new Set(flows.map(({ from, to }) => JSON.stringify([from, to])));
  return { all: all.length, local: local.length, flows: pairs.size };
}

/** Hot files that many tables hang on: those with most changes × tables that hang on them, by repository and path. */
export function risksOf(facts: Facts) {
  const reach = reachOf([...facts['portfolio_flows'], ...facts['portfolio_refs']]);
  const users = usersOf(facts);
  const risks = facts['writing_hotspots'].flatMap((row): readonly Risk[] => {
    const reached = reach(row.tables);
    const others = new Set([...row.tables, ...reached].flatMap((table) => [...(users.get(table) ?? [])]));
    others.delete(row.repo);
    if (reached.size + others.size === 0) return [];
    const { repo, path, changes, complexity, bus_factor: bus } = row;
    const trend = trendWord(row.trend);
    return [{ repo, path, changes, complexity, bus, trend, fed: reached.size, repositories: others.size }];
  });
  const { shown, more } = capped(
    sortedBy(risks, (risk) => [-risk.changes * (risk.fed + risk.repositories), risk.repo, risk.path]),
    MOST_RISKS,
  );
  return { shown: sortedBy(shown, ({ repo, path }) => [repo, path]), more, top: shown[0] ?? null };
}
