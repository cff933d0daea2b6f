import { countOf } from '../_style/numbers.ts';
import { capped, sortedBy } from '../_style/order.ts';
import { pictureView } from '../_style/picture.ts';
import { trendWord } from '../_style/trend.ts';
import type { Diagram, Report, Rows } from '../report.ts';
import { kindOf, linesOf } from './kinds.ts';
import { sharingPicture } from './picture.ts';
import { changeTable } from './quarters.ts';
import { risksOf, tablesIn } from './risks.ts';
import { whatIsNotKnown, whatStandsOut, whatThereIs } from './sentences.ts';
import { sharedThings } from './shared-things.ts';
import { type Tie, tiesOf } from './ties.ts';

const asks = {
  repositories: {},
  repository_activity: {},
  change_by_quarter: {},
  portfolio_datasets: {},
  portfolio_packages: {},
  portfolio_people: {},
  repository_links: {},
  writing_hotspots: {},
  portfolio_flows: { limit: 50_000 },
  portfolio_refs: { limit: 50_000 },
} as const;
type Question = keyof typeof asks;

const MOST_REPOSITORIES = 300;

/** All repositories together: of which kind and whose they are, what they share, where change goes, and where risk is. */
export const portfolio: Report<Question> = {
  name: 'portfolio',
  about: 'portfolio',
  title: 'Portfolio',
  description: 'All repositories: kinds, teams, what they share, where change went, and where risk is.',
  asks,
  view: (rows) => {
    const ties = tiesOf(rows);
    const change = changeTable(rows['change_by_quarter']);
    const risks = risksOf(rows);
    const tables = tablesIn(rows);
    const diagram = diagramOf(rows, ties);
    return {
      page: {
        opening: [
          whatThereIs(rows.repositories, ties),
          whatStandsOut(change, risks.top),
          whatIsNotKnown({
            repositories: rows.repositories,
            activity: rows['repository_activity'],
            tables,
          }),
        ],
        picture:
          diagram === null ? null : { name: diagram.name, grouped: diagram.grouped, note: diagram.note },
        repositories: repositoryTable(rows),
        kinds: countBy(rows.repositories.map(kindOf)),
        teams: countBy(rows.repositories.map(({ team }) => team)),
        shared: sharedThings(rows),
        change: { ...change, shown: change.shown.map((row) => ({ ...row, way: trendWord(row.way) })) },
        risks,
        coverage: { ...coverageOf(rows, ties), tables },
      },
      diagrams: diagram === null ? [] : [diagram],
    };
  },
};

function diagramOf(
  rows: Rows<Question>,
  ties: readonly Tie[],
): (Diagram & { grouped: boolean; note: string | null }) | null {
  const picture = sharingPicture(rows.repositories, ties);
  if (picture === null) return null;
  const { boxes, arrows, note } = picture;
  return {
    name: 'sharing',
    view: pictureView(boxes, arrows),
    alt: `${countOf(boxes.length, 'box', 'boxes')} joined by ${countOf(arrows.length, 'tie')}: tables, packages and people that repositories share.`,
    grouped: boxes.some(({ look }) => look === 'group'),
    note,
  };
}

function repositoryTable(rows: Rows<Question>) {
  const activity = new Map(rows['repository_activity'].map((row) => [row.repo, row]));
  const table = sortedBy(rows.repositories, ({ repo }) => [repo]).map((row) => {
    const moved = activity.get(row.repo);
    return {
      repo: row.repo,
      kind: kindOf(row),
      team: row.team,
      archived: row.archived === true,
      files: row.files,
      lines: linesOf(row),
      commits: moved?.recent_commits ?? null,
      people: moved?.recent_people ?? null,
      bus: moved?.bus_factor ?? null,
    };
  });
  return capped(table, MOST_REPOSITORIES);
}

const countBy = (names: readonly string[]) =>
  sortedBy(
    [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, repositories: all.length })),
    ({ name }) => [name],
  );

function coverageOf(rows: Rows<Question>, ties: readonly Tie[]) {
  const of = (kind: Tie['kind']): number => ties.filter((tie) => tie.kind === kind).length;
  return {
    repositories: rows.repositories.length,
    histories: rows['repository_activity'].filter(({ recent_commits }) => recent_commits !== null).length,
    writing: rows['writing_hotspots'].length,
    tableTies: of('table'),
    packageTies: of('package'),
    peopleTies: of('people'),
  };
}
