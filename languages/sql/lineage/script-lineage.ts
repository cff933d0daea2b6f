import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { SqlDialect, SqlParser } from '../parser.ts';
import { Session } from '../session.ts';
import { type ColumnKind, kindOf } from './column-kind.ts';
import { knowTables, newTrace } from './new-trace.ts';
import { runScript } from './run/run-script.ts';
import type { UnresolvedName, Written } from './trace/facts.ts';
import type { Trace } from './trace/trace.ts';

/** One written column, and the columns of persistent tables that produce its value. */
export interface ColumnFlow {
  /** `table.column`; of a bare query's output the name alone. */
  readonly target: string;
  readonly sources: readonly string[];
  readonly kind: ColumnKind;
  /** 1 only where nothing was assumed. */
  readonly confidence: number;
}

/** What a script does to tables and columns. All lists are sorted by code unit. */
export interface ScriptLineage {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly columns: readonly ColumnFlow[];
  /** Columns that choose, join, group or order rows, and are no value of any written column. */
  readonly control: readonly string[];
  /** Temporary tables and views that are in force at the end. */
  readonly temporary: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly unresolved: readonly UnresolvedName[];
  /** Columns of the last bare query, in order; null where there was none. A star that is open is left out. */
  readonly output: readonly ColumnFlow[] | null;
  /** Hand it to the next script of the same session: temporary views, variables, USE. */
  readonly session: LineageSession;
}

/** What scripts of one session leave behind for each other. */
export interface LineageSession {
  readonly trace: Trace;
}

export interface Script {
  readonly sql: string;
  readonly dialect: SqlDialect;
  /** Columns of tables in order; a name that is absent has no known schema. */
  readonly schema?: ReadonlyMap<string, readonly string[]>;
  readonly session?: LineageSession;
}

/** Lineage of one script. Never throws on any text; linear in its size and in the columns that flow. */
export function scriptLineage(
  _parser: SqlParser | null,
  { sql, dialect, schema, session }: Script,
): ScriptLineage {
  const trace = nextTrace(dialect, session);
  knowTables(trace, schema);
  runScript(trace, sql);
  const columns = [...trace.written.values()]
    .map((written) => columnFlow(trace, written))
    .sort((left, right) => byCodeUnit(left.target, right.target));
  const values = new Set(columns.flatMap(({ sources }) => sources));
  return {
    reads: [...trace.reads].sort(byCodeUnit),
    writes: [...trace.writes].sort(byCodeUnit),
    columns,
    control: [...trace.control].filter((source) => !values.has(source)).sort(byCodeUnit),
    temporary: [...new Set([...trace.temporary.values()].map(({ name }) => name))].sort(byCodeUnit),
    edges: [...trace.edges.values()].sort(
      (left, right) => byCodeUnit(left.from, right.from) || byCodeUnit(left.to, right.to),
    ),
    unresolved: [...trace.unresolved.values()].sort(
      (left, right) => byCodeUnit(left.reason, right.reason) || byCodeUnit(left.what, right.what),
    ),
    output: outputOf(trace),
    session: { trace },
  };
}

/** A trace of its own that goes on from what another left behind. */
function nextTrace(dialect: SqlDialect, before: LineageSession | undefined): Trace {
  if (before === undefined) return newTrace(new Session(dialect));
  const { trace: old } = before;
  const next = newTrace(old.session);
  for (const [name, entry] of old.temporary) next.temporary.set(name, entry);
  for (const [name, columns] of old.schemas) next.schemas.set(name, columns);
  for (const [name, flow] of old.variables) next.variables.set(name, flow);
  for (const [name, text] of old.constants) next.constants.set(name, text);
  for (const [name, defined] of old.functions) next.functions.set(name, defined);
  for (const [name, source] of old.sources) next.sources.set(name, source);
  return next;
}

const columnFlow = (trace: Trace, { table, column, flow }: Written): ColumnFlow => ({
  target: trace.source(table, column),
  sources: [...flow.sources].sort(byCodeUnit),
  kind: kindOf(trace, column, flow),
  confidence: flow.confidence,
});

function outputOf(trace: Trace): ColumnFlow[] | null {
  if (trace.output === null) return null;
  return trace.output.flatMap((item, at): ColumnFlow[] => {
    if (item.is === 'open') return [];
    const target = item.name ?? `_c${at}`;
    return [
      {
        target,
        sources: [...item.flow.sources].sort(byCodeUnit),
        kind: kindOf(trace, target, item.flow),
        confidence: item.flow.confidence,
      },
    ];
  });
}
