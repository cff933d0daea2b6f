import { capped, sortedBy } from '../_style/order.ts';
import { pictureView } from '../_style/picture.ts';
import type { Report, Rows } from '../report.ts';
import { pathAlt, pathPicture } from './picture.ts';
import { downstreamRows, peopleRows, resourceRows, writerRows } from './rows.ts';
import { whatIsNotKnown, whatStandsOut, whatThereIs } from './sentences.ts';
import { shownTables, stacksOf, type Table, writtenTables } from './tables.ts';

const asks = {
  table_jobs: {},
  job_resources: {},
  table_holders: {},
  table_people: {},
  table_boards: {},
  stack_references: {},
  portfolio_findings: {},
  portfolio_flows: { limit: 50_000 },
  portfolio_refs: { limit: 50_000 },
  portfolio_datasets: {},
  repositories: {},
} as const;
type Question = keyof typeof asks;

const MOST_FINDINGS = 40;
const MOST_REFERENCES = 60;

/** What stands behind the tables that most hangs on, from stack to people, and what breaks with them. */
export const impact: Report<Question> = {
  name: 'impact',
  about: 'portfolio',
  title: 'Impact',
  description: 'What is behind the tables that most hangs on: code, jobs, clusters, stacks and people.',
  asks,
  view: (rows) => {
    const tables = writtenTables(rows);
    const { shown, more, top } = shownTables(tables);
    const picture = pathPicture(tables);
    return {
      page: {
        opening: [
          whatThereIs(tables),
          whatStandsOut(top),
          whatIsNotKnown(tables, rows['portfolio_findings'].length),
        ],
        picture: picture === null ? null : { name: 'path', tables: picture.tables },
        downstream: downstreamRows(shown),
        more,
        writers: writerRows(shown),
        resources: resourceRows(shown),
        people: peopleRows(shown, rows),
        references: referencesOf(rows),
        findings: findingsOf(rows),
        coverage: coverageOf(tables, rows),
      },
      diagrams:
        picture === null
          ? []
          : [{ name: 'path', view: pictureView(picture.boxes, picture.arrows), alt: pathAlt(picture) }],
    };
  },
};

const referencesOf = (rows: Rows<Question>) =>
  capped(
    sortedBy(rows['stack_references'], (row) => [
      row.from_repo,
      row.from_project,
      row.to_repo,
      row.to_project,
      row.name,
      row.from_place,
    ]).map((row) => ({ ...row, ...placeOf(row.from_place), environments: [...row.environments].sort() })),
    MOST_REFERENCES,
  );

/** `<path>:<line>` as a place to link. */
function placeOf(place: string): { readonly path: string; readonly line: number | null } {
  const [, path = place, line] = /^(.*):(\d+)$/.exec(place) ?? [];
  return { path, line: line === undefined ? null : Number(line) };
}

const findingsOf = (rows: Rows<Question>) =>
  capped(
    sortedBy(rows['portfolio_findings'], ({ reason, what, detail }) => [reason, what, detail]),
    MOST_FINDINGS,
  );

const coverageOf = (tables: readonly Table[], rows: Rows<Question>) => ({
  tables: tables.length,
  jobs: tables.filter(({ writers }) => writers.some(({ job }) => job !== null)).length,
  compute: tables.filter(({ compute }) => compute.length > 0).length,
  stacks: tables.filter((table) => stacksOf(table).length > 0).length,
  local: tables.filter(({ key }) => key.includes('::')).length,
  references: rows['stack_references'].length,
  findings: rows['portfolio_findings'].length,
});
