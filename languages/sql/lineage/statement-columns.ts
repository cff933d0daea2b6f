import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { SqlDialect } from '../parser.ts';
import { Session } from '../session.ts';
import type { RawStatement } from '../split.ts';
import { textHash } from '../text-hash.ts';
import { type ColumnKind, kindOf } from './column-kind.ts';
import { knowTables, newTrace } from './new-trace.ts';
import { runScript } from './run/run-script.ts';
import type { UnresolvedName, Written } from './trace/facts.ts';
import type { Trace } from './trace/trace.ts';

export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** A column that a statement writes; names are apart, so that dots in them do no harm. */
export interface StatementFlow extends ColumnName {
  readonly sources: readonly ColumnName[];
  readonly kind: ColumnKind;
  readonly confidence: number;
}

/** The columns that a statement gives a table, with the stars that only other files can fill. */
export interface StatementTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** True where the statement defines the table and nothing but its stars is missing. */
  readonly defines: boolean;
  readonly stars: readonly {
    readonly table: string;
    readonly at: number;
    readonly without: readonly string[];
  }[];
}

export interface StatementColumns {
  readonly lines: [number, number];
  readonly textHash: string;
  readonly flows: readonly StatementFlow[];
  readonly tables: readonly StatementTable[];
  /** Without the stars of `tables`, of which other files may know the columns. */
  readonly unresolved: readonly UnresolvedName[];
}

/** What each statement of a script says of columns, in order; all lists are sorted by code unit. */
export function statementColumns(script: {
  readonly sql: string;
  readonly dialect: SqlDialect;
  readonly schema?: ReadonlyMap<string, readonly string[]>;
}): StatementColumns[] {
  const trace = newTrace(new Session(script.dialect));
  knowTables(trace, script.schema);
  const found: StatementColumns[] = [];
  runScript(trace, script.sql, 0, (raw) => found.push(columnsOf(trace, raw)));
  return found;
}

function columnsOf(trace: Trace, { lines, tokens }: RawStatement): StatementColumns {
  const tables = tablesOf(trace);
  const later = new Set(tables.flatMap(({ stars }) => stars.map(({ table }) => `${table}.*`)));
  return {
    lines,
    textHash: textHash(tokens),
    flows: [...trace.statement.written.values()].map((written) => flowOf(trace, written)).sort(byName),
    tables,
    unresolved: [...trace.statement.unresolved.values()]
      .filter(({ what, reason }) => reason !== 'star-without-schema' || !later.has(what))
      .sort((one, other) => byCodeUnit(one.reason, other.reason) || byCodeUnit(one.what, other.what)),
  };
}

const flowOf = (trace: Trace, { table, column, flow }: Written): StatementFlow => ({
  table,
  column,
  sources: [...flow.sources].flatMap((id) => trace.sources.get(id) ?? []).sort(byName),
  kind: kindOf(trace, column, flow),
  confidence: flow.confidence,
});

function tablesOf({ statement: { defined, stars, lost } }: Trace): StatementTable[] {
  const names = [...new Set([...defined.keys(), ...stars.keys()])].sort(byCodeUnit);
  return names.map((table) => ({
    table,
    columns: defined.get(table) ?? [],
    defines: defined.has(table) && !lost.has(table),
    stars: (stars.get(table) ?? []).map(({ without, ...star }) => ({
      ...star,
      without: [...without].sort(byCodeUnit),
    })),
  }));
}

const byName = (one: ColumnName, other: ColumnName): number =>
  byCodeUnit(one.table, other.table) || byCodeUnit(one.column, other.column);
