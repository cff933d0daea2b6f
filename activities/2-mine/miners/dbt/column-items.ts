import type { NodeColumns } from '../../../../languages/dbt/columns/node-columns.ts';
import { physicalColumns } from '../../../../languages/dbt/columns/physical-columns.ts';
import { type Found, idOf, type Known, type ProjectFacts } from '../../../../languages/dbt/resources.ts';
import { UNKNOWN_TEXT } from '../../../../languages/sql/unknown-text.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reason } from '../../../../schemas/reason.ts';

/** Column flows of what the project builds, its columns, and what of them could not be told. */
export function columnItems({ nodes }: ProjectFacts): KnownItem[] {
  const relations = new Map(nodes.map((known) => [known.found, known.relation]));
  const columnsOf = physicalColumns(nodes);
  return nodes.flatMap((known) => {
    if (known.columns === null) return [];
    if (known.relation === null) return findings(known, known.columns, () => null);
    return [
      ...flows(known, known.relation, columnsOf(known)),
      ...tableItem(known, known.relation, known.columns, (of) => tableOf(of, relations)),
      ...findings(known, known.columns, (of) => tableOf(of, relations)),
    ];
  });
}

type TableOf = (of: Found | string) => string | null;

/** Null for a model without a table, and for what a ref means that nobody defines: that is told with the ref. */
const tableOf = (of: Found | string, relations: ReadonlyMap<Found, string | null>): string | null =>
  typeof of === 'string' ? (isUnknown(of) ? null : of) : (relations.get(of) ?? null);

const isUnknown = (of: Found | string): boolean => typeof of === 'string' && of.includes(UNKNOWN_TEXT);

const builds = ({ found }: Known): boolean => found.type === 'model' || found.type === 'snapshot';

const byOf = ({ found }: Known): string => idOf(found);

const flows = (
  known: Known,
  table: string,
  columns: ReturnType<ReturnType<typeof physicalColumns>>,
): KnownItem[] =>
  columns.map(({ column, sources, kind, confidence, reason, line }) => ({
    kind: 'column-flow',
    path: known.found.path,
    lines: line === null ? known.found.lines : [line, line],
    payload: { table, column, sources: [...sources], flow: kind, confidence, reason, by: byOf(known) },
  }));

/** Of a source somebody else says what its columns are; YAML is no definition of it. */
function tableItem(known: Known, table: string, columns: NodeColumns, tableOf: TableOf): KnownItem[] {
  const stars = columns.stars.flatMap(({ of, at, without }) => {
    const over = tableOf(of);
    return over === null ? [] : [{ table: over, at, without: [...without] }];
  });
  const isWhole = columns.complete || (stars.length > 0 && stars.length === columns.open.length);
  const defines = known.found.type !== 'source' && isWhole;
  if (!defines && stars.length === 0) return [];
  return [
    {
      kind: 'table-columns',
      path: known.found.path,
      lines: known.found.lines,
      payload: { table, columns: [...columns.names], defines, stars, by: byOf(known) },
    },
  ];
}

/** Stars that wait for other files are told by who fills them. */
function findings(known: Known, columns: NodeColumns, tableOf: TableOf): KnownItem[] {
  if (!builds(known)) return [];
  const waiting = new Set(columns.stars.filter(({ of }) => tableOf(of) !== null).map(({ of }) => of));
  const lost = columns.open.filter((of) => !waiting.has(of) && !isUnknown(of));
  return [
    ...lost.map((of) =>
      finding(known, 'star-without-schema', `${typeof of === 'string' ? of : idOf(of)}.*`, STAR),
    ),
    ...columns.unresolved.map(({ what, reason }) =>
      finding(known, REASONS[reason] ?? (reason as Reason), what, DETAILS[reason] ?? reason),
    ),
  ];
}

/** Where the engine of SQL and the graph use different words. */
const REASONS: Readonly<Record<string, Reason>> = { budget: 'too-large', 'partly-read': 'parse-error' };

const STAR = 'the text does not tell the columns of the table, so a star stays open';
const DETAILS: Readonly<Record<string, string>> = {
  'ambiguous-column': 'several tables may hold the column',
  'dynamic-sql': 'SQL that is put together when it runs',
  macro: 'a placeholder in a name',
  dialect: 'the statement has no known meaning',
  'partly-read': 'words of the query are not understood here, so its columns may be others',
  budget: 'following the columns takes more steps than the budget',
};

const finding = (known: Known, reason: Reason, what: string, detail: string): KnownItem => ({
  kind: 'finding',
  path: known.found.path,
  lines: known.found.lines,
  payload: { reason, what, detail: `${idOf(known.found)}: ${detail}` },
});
