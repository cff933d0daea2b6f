import { listFindings } from '../_style/findings.ts';
import { countOf, listOf } from '../_style/numbers.ts';
import { type Capped, capped, sortedBy } from '../_style/order.ts';
import { legendOf, pictureView } from '../_style/picture.ts';
import { reasonMeaning } from '../_style/reasons.ts';
import type { Diagram, Report, Rows } from '../report.ts';
import { buildGraph } from './build-graph.ts';
import { countReasons, type FindingRow, isLineageFinding } from './coverage.ts';
import { layerRank } from './layers.ts';
import { type MadeColumn, madeColumns } from './made-columns.ts';
import { otherTargets } from './other-targets.ts';
import { lineagePicture } from './picture.ts';
import { whatIsNotKnown, whatItIs, whatStandsOut } from './sentences.ts';
import { type Placed, type Shape, shapeOf } from './shape.ts';
import { isSwitchedOff } from './switched-off.ts';

const asks = {
  repository: {},
  statements: {},
  dbt_nodes: {},
  dbt_refs: {},
  dbt_columns: {},
  dbt_tests: {},
  other_targets: {},
  table_columns: { limit: 50_000 },
  findings: {},
} as const;
type Question = keyof typeof asks;

const MOST_ROWS = 300;
const MOST_LISTED = 100;

/** Where every table comes from and who uses it, from dbt references and SQL statements of one repository. */
export const sqlLineage: Report<Question> = {
  name: 'sql-lineage',
  about: 'repository',
  title: 'SQL lineage',
  description: 'Where each table comes from, what it feeds, and what could not be resolved.',
  asks,
  view: (all) => {
    const rows = { ...all, dbt_nodes: all['dbt_nodes'].filter((row) => !isSwitchedOff(row)) };
    const off = all['dbt_nodes'].length - rows['dbt_nodes'].length;
    const shape = shapeOf(buildGraph(rows));
    const findings = rows.findings.filter(isLineageFinding);
    const finals = finalTables(shape, rows);
    const diagram = diagramOf(shape);
    return {
      page: {
        repository: rows.repository[0],
        empty: shape.placed.length === 0,
        opening: openingOf(shape, off, findings, finals),
        picture: diagram === null ? null : { name: diagram.name, legend: diagram.legend, note: diagram.note },
        layers: layersOf(shape),
        levels: capped(shape.placed, MOST_ROWS),
        sources: capped(shape.sources, MOST_LISTED),
        finals: capped(finals, MOST_LISTED),
        longest: shape.longest,
        cycles: shape.cycles,
        orphans: capped(shape.orphans, MOST_LISTED),
        selfReaders: shape.selfReaders,
        otherTargets: otherTargets(rows['other_targets'], MOST_LISTED),
        reasons: countReasons(findings).map((count) => ({ ...count, meaning: reasonMeaning(count.reason) })),
        unresolved: capped(listFindings(findings), MOST_LISTED),
        coverage: { ...coverageOf(rows, shape), off },
      },
      diagrams: diagram === null ? [] : [diagram],
    };
  },
};

const openingOf = (
  shape: Shape,
  off: number,
  findings: readonly FindingRow[],
  finals: readonly FinalTable[],
) =>
  shape.placed.length === 0
    ? []
    : [
        whatItIs(shape, off),
        whatStandsOut(shape),
        whatIsNotKnown(
          countReasons(findings),
          finals.length,
          finals.filter(({ columns }) => columns.length > 0).length,
        ),
      ];

function diagramOf(shape: Shape): (Diagram & { legend: readonly string[]; note: string | null }) | null {
  const picture = lineagePicture(shape);
  if (picture === null) return null;
  const frames = [...new Set(picture.boxes.map(({ frame }) => frame).filter((frame) => frame !== null))];
  const through = frames.length === 0 ? '' : ` through the layers ${listOf(frames)}`;
  return {
    name: 'lineage',
    view: pictureView(picture.boxes, picture.arrows),
    alt: `Flow of tables from left to right${through}: ${countOf(picture.boxes.length, 'box', 'boxes')} and ${countOf(picture.arrows.length, 'arrow')}.`,
    legend: legendOf(picture.boxes),
    note: picture.note,
  };
}

interface FinalTable extends Placed {
  readonly columns: readonly ColumnRow[];
  readonly made: Capped<MadeColumn> | null;
}
type ColumnRow = Rows<'dbt_columns'>['dbt_columns'][number];

/** Final tables with their declared columns in declared order; names alone where no table is known to hang them on. */
function finalTables(
  shape: Shape,
  rows: Rows<'dbt_columns' | 'dbt_nodes' | 'table_columns'>,
): readonly FinalTable[] {
  const byKey = Map.groupBy(rows['dbt_columns'], ({ key }) => key);
  const names = new Map(rows['dbt_nodes'].map((row) => [row.key, row.columns]));
  const datasets = new Map(rows['dbt_nodes'].map((row) => [row.key, row.dataset]));
  const made = madeColumns(rows['table_columns']);
  const bare = (key: string): readonly ColumnRow[] =>
    (names.get(key) ?? []).map((column, at) => ({
      key,
      ordinal: at + 1,
      column,
      description: null,
      tests: [],
    }));
  return shape.finals
    .filter(({ kind }) => kind === 'model' || kind === 'snapshot' || kind === 'table')
    .map((node) => ({
      ...node,
      columns: sortedBy(byKey.get(node.key) ?? bare(node.key), ({ ordinal, column }) => [ordinal, column]),
      made: made.get(datasets.get(node.key) ?? node.key) ?? null,
    }));
}

function layersOf({ placed }: Shape) {
  return [...Map.groupBy(placed, ({ layer }) => layer)]
    .map(([layer, nodes]) => ({
      layer,
      tables: nodes.length,
      fed: nodes.filter(({ sources }) => sources > 0).length,
      read: nodes.filter(({ uses }) => uses > 0).length,
    }))
    .sort((a, b) => layerRank(a.layer) - layerRank(b.layer));
}

/** What a notebook or program does at one place is a step of its own, beside the statements of SQL files. */
const isStep = ({ statement }: Rows<'statements'>['statements'][number]): boolean =>
  statement.startsWith('spark ');

function coverageOf(rows: Rows<Question>, { graph }: Shape) {
  const steps = rows.statements.filter(isStep);
  const statements = rows.statements.filter((row) => !isStep(row));
  const bare = statements.filter(({ reads, writes }) => reads.length + writes.length === 0).length;
  return {
    statements: statements.length,
    steps: steps.length,
    bare,
    resources: rows['dbt_nodes'].length,
    refs: rows['dbt_refs'].length,
    tests: rows['dbt_tests'][0]?.tests ?? 0,
    columnTests: rows['dbt_columns'].reduce((total, { tests }) => total + tests.length, 0),
    edges: graph.edges.length,
    files: new Set(statements.map(({ path }) => path)).size,
  };
}
