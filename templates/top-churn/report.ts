import { countOf, listOf } from '../_style/numbers.ts';
import { capped, sortedBy } from '../_style/order.ts';
import { type Quadrant, quadrantOf } from '../_style/quadrant.ts';
import { trendWord } from '../_style/trend.ts';
import type { Diagram, Report, Rows } from '../report.ts';
import { isSwitchedOff } from '../sql-lineage/switched-off.ts';
import { criticalFiles } from './critical-files.ts';
import { type Hotspot, hotspotTable, hottest, knowledgeTable } from './hotspots.ts';
import { surprisingPairs } from './pairs.ts';
import { whatIsNotKnown, whatMoved, whatStandsOut, windowOf } from './sentences.ts';

const asks = {
  repository: {},
  hotspots: { limit: 20_000 },
  file_histories: { limit: 20_000 },
  hotspot_people: {},
  files_by_age: {},
  unexplained_pairs: { limit: 5_000 },
  co_change_reasons: {},
  statements: {},
  dbt_nodes: {},
  dbt_refs: {},
  shared_datasets: {},
} as const;
type Question = keyof typeof asks;

const MOST_CHANGED = 15;

/** Where change and complexity meet, who knows those places, and what hangs on them. */
export const topChurn: Report<Question> = {
  name: 'top-churn',
  about: 'repository',
  title: 'Top churn',
  description: 'Where change and complexity meet, who knows those places, and which tables hang on them.',
  asks,
  view: (rows) => {
    const { code: spots, tests } = hottest(rows.hotspots);
    const quadrant = quadrantOf(
      spots.map(({ path, complexity, changes }) => ({ key: path, x: complexity, y: changes })),
    );
    const critical = criticalFiles(rows);
    const diagram = spots.length < 2 ? null : diagramOf(spots, quadrant);
    return {
      page: {
        repository: rows.repository[0],
        window: windowOf(rows),
        opening: [whatMoved(rows), whatStandsOut(spots, critical.top), whatIsNotKnown(rows)],
        picture:
          diagram === null ? null : { name: diagram.name, x: quadrant.x.upperHalf, y: quadrant.y.upperHalf },
        hotspots: hotspotTable(spots, quadrant.names, rows['file_histories']),
        tests: hotspotTable(tests, quadrant.names, rows['file_histories']),
        knowledge: knowledgeTable(spots, rows),
        changed: mostChanged(rows.hotspots),
        critical,
        pairs: surprisingPairs(rows['unexplained_pairs']),
        ages: sortedBy(rows['files_by_age'], ({ year }) => [year]).reverse(),
        aged: rows['files_by_age'].reduce((sum, { lines }) => sum + lines, 0),
        coverage: coverageOf(rows),
      },
      diagrams: diagram === null ? [] : [diagram],
    };
  },
};

function diagramOf(spots: readonly Hotspot[], { view, names, x, y }: Quadrant): Diagram {
  const upper = spots.filter(
    ({ complexity, changes }) => complexity >= x.upperHalf && changes >= y.upperHalf,
  );
  const said = sortedBy(upper, ({ path }) => [path]).map(({ path }) => `${names.get(path)} (${path})`);
  const where =
    said.length === 0
      ? 'none is both complex and often changed'
      : `complex and often changed: ${listOf(said)}`;
  return {
    name: 'quadrant',
    view,
    alt: `${countOf(spots.length, 'file')} by complexity and number of changes; ${where}.`,
  };
}

function mostChanged(rows: Rows<'hotspots'>['hotspots']) {
  const { shown, more } = capped(
    sortedBy(rows, ({ changes, path }) => [-changes, path]),
    MOST_CHANGED,
  );
  return {
    shown: sortedBy(shown, ({ path }) => [path]).map((row) => ({ ...row, trend: trendWord(row.trend) })),
    more,
  };
}

function coverageOf(rows: Rows<Question>) {
  const by = (kind: string): number =>
    rows.hotspots.filter(({ complexity_by }) => complexity_by === kind).length;
  const reasons = rows['co_change_reasons'].map(({ explained, pairs }) => ({
    explained: explained === null ? 'not looked for' : explained.length === 0 ? 'nothing' : listOf(explained),
    pairs,
  }));
  return {
    changed: rows.hotspots.length,
    functions: by('functions'),
    statements: by('statements'),
    unmeasured: rows.hotspots.filter(({ complexity }) => complexity === null).length,
    off: rows['dbt_nodes'].filter(isSwitchedOff).length,
    reasons: sortedBy(reasons, ({ explained }) => [explained]),
  };
}
