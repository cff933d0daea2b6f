import type { StatementColumns, StatementFlow } from '../../../../languages/sql/lineage/statement-columns.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reason } from '../../../../schemas/reason.ts';

/** Column flows, columns of tables and what could not be resolved, statement by statement. */
export function columnItems(statements: readonly StatementColumns[], path: string): KnownItem[] {
  const seen = new Map<string, number>();
  return statements.flatMap((statement) => {
    const { textHash, lines } = statement;
    const occurrence = (seen.get(textHash) ?? 0) + 1;
    seen.set(textHash, occurrence);
    return itemsOf(statement, { path, lines, by: occurrence > 1 ? `${textHash}~${occurrence}` : textHash });
  });
}

interface Place {
  readonly path: string;
  readonly lines: [number, number];
  readonly by: string;
}

function itemsOf({ flows, tables, unresolved }: StatementColumns, { path, lines, by }: Place): KnownItem[] {
  return [
    ...flows
      .filter(({ table, column }) => table !== '' && column !== '')
      .map(
        (flow): KnownItem => ({ kind: 'column-flow', path, lines, payload: { ...flowPayload(flow), by } }),
      ),
    ...tables
      .filter(({ table }) => table !== '')
      .map(
        ({ table, columns, defines, stars }): KnownItem => ({
          kind: 'table-columns',
          path,
          lines,
          payload: {
            table,
            columns: columns.filter((name) => name !== ''),
            defines,
            stars: stars.map((star) => ({ ...star, without: [...star.without] })),
            by,
          },
        }),
      ),
    ...unresolved.map(
      ({ what, reason }): KnownItem => ({
        kind: 'finding',
        path,
        lines,
        payload: { reason: reasons[reason], what, detail: details[reason] },
      }),
    ),
  ];
}

const flowPayload = ({ table, column, sources, kind, confidence }: StatementFlow) => ({
  table,
  column,
  sources: sources.filter((source) => source.table !== '' && source.column !== ''),
  flow: kind,
  confidence,
  reason: confidence < 1 ? 'name-assumed' : null,
});

type Unresolved = StatementColumns['unresolved'][number]['reason'];

const reasons = {
  'star-without-schema': 'star-without-schema',
  'dynamic-sql': 'dynamic-sql',
  macro: 'macro',
  'ambiguous-column': 'ambiguous-column',
  dialect: 'dialect',
  'partly-read': 'parse-error',
  budget: 'too-large',
} as const satisfies Record<Unresolved, Reason>;

const details = {
  'star-without-schema': 'columns of the table are not known, so a star or a list without names stays open',
  'dynamic-sql': 'SQL that is put together when it runs',
  macro: 'a placeholder in a name',
  'ambiguous-column': 'several tables may hold the column',
  dialect: 'the statement has no known meaning',
  'partly-read': 'words of the statement are not understood here, so its columns may be others',
  budget: 'following the columns takes more steps than the budget',
} as const satisfies Record<Unresolved, string>;
