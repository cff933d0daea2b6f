import { formatShare } from '../_style/numbers.ts';
import { sortedBy } from '../_style/order.ts';
import { trendWord } from '../_style/trend.ts';
import type { Rows } from '../report.ts';
import { isTestFile } from '../repository-overview/purpose.ts';

type Facts = Rows<'hotspots' | 'file_histories' | 'hotspot_people'>;
type Change = Facts['hotspots'][number];

/** A file with both measures. */
export interface Hotspot extends Change {
  readonly complexity: number;
  readonly hotspot: number;
}

/** Files that one page shows: as many as a chart keeps readable. */
const MOST_HOTSPOTS = 15;
const MOST_TESTS = 5;

const isHotspot = (row: Change): row is Hotspot =>
  row.complexity !== null && row.complexity > 0 && row.hotspot !== null && row.hotspot > 0;

/** The hottest files, hottest first; tests apart, since they are long and change with what they test. */
export function hottest(rows: Facts['hotspots']) {
  const all = sortedBy(rows.filter(isHotspot), ({ hotspot, changes, path }) => [-hotspot, -changes, path]);
  return {
    code: all.filter(({ path }) => !isTestFile(path)).slice(0, MOST_HOTSPOTS),
    tests: all.filter(({ path }) => isTestFile(path)).slice(0, MOST_TESTS),
  };
}

/** One line of the table for each of them, by path, with the name of its point on the chart. */
export function hotspotTable(
  spots: readonly Hotspot[],
  names: ReadonlyMap<string, string>,
  histories: Facts['file_histories'],
) {
  const quarters = new Map(histories.map((row) => [row.path, row.quarters]));
  return sortedBy(spots, ({ path }) => [path]).map((spot) => ({
    ...spot,
    quarters: (quarters.get(spot.path) ?? []).join(' · '),
    trend: trendWord(spot.trend),
    point: names.get(spot.path) ?? '',
  }));
}

const MOST_NAMED = 3;

/** Who knows each of them and since when it is there, by path. */
export function knowledgeTable(spots: readonly Hotspot[], facts: Facts) {
  const people = Map.groupBy(facts['hotspot_people'], ({ path }) => path);
  const histories = new Map(facts['file_histories'].map((row) => [row.path, row]));
  return sortedBy(spots, ({ path }) => [path]).map((spot) => {
    const all = sortedBy(people.get(spot.path) ?? [], ({ commits, person }) => [-commits, person]);
    const total = all.reduce((sum, { commits }) => sum + commits, 0);
    const history = histories.get(spot.path);
    return {
      path: spot.path,
      people: spot.people,
      bus: spot.bus_factor,
      who: all
        .slice(0, MOST_NAMED)
        .map(({ name, commits }) => ({ name, share: formatShare(commits, total) })),
      others: Math.max(0, all.length - MOST_NAMED),
      since: dayOf(history?.first_at),
      last: dayOf(history?.last_at),
      commits: history?.commits ?? null,
    };
  });
}

/** 2025-11-01T09:30:00Z → 2025-11-01 */
const dayOf = (time: string | null | undefined): string => time?.slice(0, 10) ?? 'not known';
