import { byText, capped, sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';

type Row = Rows<'change_by_quarter'>['change_by_quarter'][number];

const MOST_QUARTERS = 6;
const MOST_ROWS = 60;

/** Where change went: one line for each repository that moved most, one column for each of the newest quarters. */
export function changeTable(rows: readonly Row[]) {
  const quarters = [...new Set(rows.map(({ quarter }) => quarter))].sort(byText).slice(-MOST_QUARTERS);
  const recent = rows.filter(({ quarter }) => quarters.includes(quarter));
  const lines = [...Map.groupBy(recent, ({ repo }) => repo)].map(([repo, own]) => {
    const counts = quarters.map((quarter) => changesIn(own, quarter));
    return { repo, counts, changes: counts.reduce((sum, count) => sum + count, 0), way: wayOf(counts) };
  });
  const { shown, more } = capped(
    sortedBy(lines, ({ changes, repo }) => [-changes, repo]),
    MOST_ROWS,
  );
  return {
    quarters,
    totals: quarters.map((quarter) => changesIn(recent, quarter)),
    shown: sortedBy(shown, ({ repo }) => [repo]),
    more,
    changes: recent.reduce((sum, { changes }) => sum + changes, 0),
    most: shown[0] ?? null,
  };
}

const changesIn = (rows: readonly Row[], quarter: string): number =>
  rows.reduce((sum, row) => sum + (row.quarter === quarter ? row.changes : 0), 0);

/** The last two quarters against the two before. */
function wayOf(counts: readonly number[]): string | null {
  if (counts.length < 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = counts.slice(-4);
  if (c + d === a + b) return 'steady';
  return c + d > a + b ? 'rising' : 'falling';
}
