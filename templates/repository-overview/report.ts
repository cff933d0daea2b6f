import { listFindings } from '../_style/findings.ts';
import { countOf, listOf } from '../_style/numbers.ts';
import { capped, sortedBy } from '../_style/order.ts';
import { legendOf, pictureView } from '../_style/picture.ts';
import { reasonMeaning } from '../_style/reasons.ts';
import type { Diagram, Report, Rows } from '../report.ts';
import { buildGraph } from '../sql-lineage/build-graph.ts';
import { shapeOf } from '../sql-lineage/shape.ts';
import { splitIntoAreas } from './areas.ts';
import { entryPoints } from './entry-points.ts';
import { governedLabels } from './governed.ts';
import { kindWord, recentSpan, whatIsNotKnown, whatItIs, whatStandsOut, windowWords } from './sentences.ts';
import { sharedWithOthers } from './shared-with-others.ts';
import { areaName, structureOf } from './structure.ts';

const asks = {
  repository: {},
  languages: {},
  content_states: {},
  folders: {},
  folder_imports: {},
  folder_refs: {},
  folder_co_changes: {},
  main_modules: {},
  commands: {},
  executables: {},
  programs: {},
  statements: {},
  dbt_nodes: {},
  dbt_refs: {},
  packages: {},
  shared_packages: {},
  shared_datasets: {},
  activity: {},
  recent_people: {},
  top_churn: { limit: 15 },
  complex_functions: { limit: 10 },
  co_changes: { limit: 200 },
  findings_by_reason: {},
  findings: { limit: 200 },
  held_facts: { limit: 200 },
  governed_things: { limit: 2000 },
  python_coverage: {},
} as const;
type Question = keyof typeof asks;

/** What a repository is, where to begin in it, what moves, who knows it, and what Fresh could not read. */
export const repositoryOverview: Report<Question> = {
  name: 'repository-overview',
  about: 'repository',
  title: 'Repository overview',
  description: 'What it is, where to begin, what moves, who knows it, and what could not be read.',
  asks,
  view: (rows) => {
    const areas = splitIntoAreas(rows.folders);
    const diagram = diagramOf(rows);
    return {
      page: {
        ...identityOf(rows),
        opening: [whatItIs(rows), whatStandsOut(rows), whatIsNotKnown(rows)],
        picture: diagram === null ? null : { name: diagram.name, legend: diagram.legend, note: diagram.note },
        areas: areas.map((area) => ({ ...area, name: areaName(area) })),
        ...outsideOf(rows),
        governed: governedLabels(rows),
        ...changeOf(rows),
        ...findingsOf(rows),
      },
      diagrams: diagram === null ? [] : [diagram],
    };
  },
};

function identityOf(rows: Rows<Question>) {
  const repository = rows.repository[0];
  const pair = (names: readonly string[], whys: readonly string[]) =>
    sortedBy(
      names.map((miner, at) => ({ miner, why: whys[at] ?? '' })),
      ({ miner }) => [miner],
    );
  const markers = (repository?.markers ?? []).map((kind, at) => ({
    kind: kindWord(kind),
    root: repository?.marker_roots[at] ?? '',
    evidence: repository?.marker_evidence[at] ?? '',
  }));
  return {
    repository,
    topics: listOf([...(repository?.topics ?? [])].sort()),
    markers: sortedBy(markers, ({ kind, root, evidence }) => [kind, root, evidence]),
    chosen: pair(repository?.miners_chosen ?? [], repository?.chosen_reasons ?? []),
    leftOut: pair(repository?.miners_left_out ?? [], repository?.left_out_reasons ?? []),
    languages: capped(
      sortedBy(rows.languages, ({ lines, language }) => [-lines, language]),
      20,
    ),
    lines: rows.languages.reduce((total, { lines }) => total + lines, 0),
  };
}

function diagramOf(
  rows: Rows<Question>,
): (Diagram & { legend: readonly string[]; note: string | null }) | null {
  const structure = structureOf(splitIntoAreas(rows.folders), rows);
  if (structure === null) return null;
  const { boxes, arrows, note } = structure;
  return {
    name: 'structure',
    view: pictureView(boxes, arrows),
    alt: `${countOf(boxes.length, 'folder')} joined by ${countOf(arrows.length, 'connection')}: ${listOf(boxes.map(({ label }) => label))}.`,
    legend: legendOf(boxes),
    note,
  };
}

/** What crosses the repository's border: tables, packages, and who else has to do with them. */
function outsideOf(rows: Rows<Question>) {
  const { sources, finals, orphans } = shapeOf(buildGraph(rows));
  const tables = finals.filter(({ kind }) => kind === 'model' || kind === 'snapshot' || kind === 'table');
  return {
    hasTables: sources.length + tables.length + orphans.length > 0,
    reads: capped(sources, 25),
    entries: capped(entryPoints(rows, tables), 60),
    writes: capped(tables, 25),
    alone: capped(orphans, 25),
    packages: capped(
      sortedBy(rows.packages, ({ package: name }) => [name]),
      60,
    ),
    shared: sharedWithOthers(rows),
  };
}

function changeOf(rows: Rows<Question>) {
  const total = rows['recent_people'].reduce((sum, { changes }) => sum + changes, 0);
  const people = sortedBy(rows['recent_people'], ({ changes, person }) => [-changes, person]);
  const newestFirst = sortedBy(rows.activity, ({ quarter }) => [quarter]).reverse();
  const unexpected = rows['co_changes'].filter(({ imported, share }) => !imported && share >= 0.5);
  return {
    span: recentSpan(rows.activity),
    recentChanges: total,
    activity: capped(newestFirst, 12),
    people: {
      shown: sortedBy(people.slice(0, 20), ({ name, person }) => [name, person]),
      more: Math.max(0, people.length - 20),
    },
    churn: {
      window: windowWords(rows['top_churn'], rows.activity),
      files: sortedBy(rows['top_churn'], ({ path }) => [path]),
    },
    complex: sortedBy(rows['complex_functions'], ({ path, line, name }) => [path, line, name]),
    pairs: sortedBy(
      sortedBy(unexpected, ({ together, path, other_path }) => [-together, path, other_path]).slice(0, 15),
      ({ path, other_path }) => [path, other_path],
    ),
  };
}

function findingsOf(rows: Rows<Question>) {
  return {
    reasons: sortedBy(rows['findings_by_reason'], ({ reason }) => [reason]).map((row) => ({
      ...row,
      meaning: reasonMeaning(row.reason),
    })),
    findings: listedFindings(rows),
    held: listedHeld(rows),
    states: sortedBy(rows['content_states'], ({ state }) => [state]),
    python: rows['python_coverage'].find(({ modules }) => modules > 0) ?? null,
    statements: rows.statements.length,
    resources: rows['dbt_nodes'].length,
  };
}

/** The total is that of the count by reason, since the list itself is cut by the query. */
function listedFindings(rows: Rows<Question>) {
  const shown = listFindings(rows.findings).slice(0, 50);
  const all = rows['findings_by_reason'].reduce((total, { findings }) => total + findings, 0);
  return { shown, more: Math.max(0, all - shown.length) };
}

/** What a run no longer found and a human, or the guard's deadline, kept: it may not be true any more. */
const listedHeld = (rows: Rows<Question>) =>
  capped(
    sortedBy(rows['held_facts'], ({ family, key }) => [family, key]),
    50,
  );
