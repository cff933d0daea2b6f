import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { SqlDialect } from '../parser.ts';
import { Session } from '../session.ts';
import { UNKNOWN_TEXT } from '../unknown-text.ts';
import { type ColumnKind, kindOf } from './column-kind.ts';
import { knowTables, newTrace } from './new-trace.ts';
import { runScript } from './run/run-script.ts';
import type { ColumnName } from './statement-columns.ts';
import type { UnresolvedName } from './trace/facts.ts';
import { direct, type Flow, lessSure } from './trace/flow.ts';
import type { Open, Output, OutputItem } from './trace/relation.ts';
import type { Trace } from './trace/trace.ts';

/** One column that a query gives. */
export interface QueryColumn {
  readonly name: string;
  readonly sources: readonly ColumnName[];
  readonly kind: ColumnKind;
  readonly confidence: number;
  /** Line of the query that makes the value; null where only stars hand it on. */
  readonly line: number | null;
}

export interface QueryColumns {
  /** In order. */
  readonly columns: readonly QueryColumn[];
  /** Tables with stars that stay open; where `complete` is false without any, something else is not known. */
  readonly open: readonly string[];
  readonly complete: boolean;
  /** Stars that whoever knows the columns of their table can fill, with what they do not give. */
  readonly stars: readonly {
    readonly table: string;
    readonly at: number;
    readonly without: readonly string[];
  }[];
  readonly reads: readonly string[];
  readonly unresolved: readonly UnresolvedName[];
}

export interface Asked {
  readonly sql: string;
  readonly dialect: SqlDialect;
  /** All columns of tables, in order, names as the engine folds them. */
  readonly schema: ReadonlyMap<string, readonly string[]>;
  /** Columns of further tables, which may have others besides. */
  readonly declared: ReadonlyMap<string, readonly string[]>;
}

/** What is only declared of a table says nothing of what else it holds. */
const BY_DECLARATION = 0.9;

/** The columns of the last query of a script; null where there is none. */
export function queryColumns({ sql, dialect, schema, declared }: Asked): QueryColumns | null {
  const trace = newTrace(new Session(dialect));
  knowTables(trace, new Map(schema));
  for (const [table, columns] of declared) trace.declared.set(table, new Set(columns));
  runScript(trace, sql);
  if (trace.output === null) return null;
  const items = trace.output.flatMap((item): OutputItem[] =>
    item.is === 'open' ? declaredItems(trace, item.open) : [item],
  );
  const opens = trace.output.flatMap((item) => (item.is === 'open' ? [item.open] : []));
  const all = items.flatMap((item, at) => columnOf(trace, item, at));
  const columns = firstOfName(all);
  return {
    columns: opens.some(({ lost }) => lost) ? columns.map(asGuess) : columns,
    open: [...new Set(opens.flatMap(({ tables }) => tables))].sort(byCodeUnit),
    complete: opens.length === 0 && all.length === items.length,
    stars: starsOf(trace, trace.output),
    reads: [...trace.reads].sort(byCodeUnit),
    unresolved: [...trace.unresolved.values()].sort(
      (one, other) => byCodeUnit(one.reason, other.reason) || byCodeUnit(one.what, other.what),
    ),
  };
}

function starsOf(trace: Trace, output: Output): QueryColumns['stars'] {
  const names = new Set<string>();
  return output.flatMap((item, place) => {
    if (item.is === 'column') {
      names.add(item.name ?? `_c${place}`);
      return [];
    }
    const { tables, flow, lost, without } = item.open;
    const [table] = tables;
    const at = names.size;
    for (const { name } of declaredItems(trace, item.open)) names.add(name);
    if (table === undefined || tables.length > 1 || flow !== null || lost) return [];
    const known = trace.declared.get(table) ?? [];
    return [{ table, at, without: [...new Set([...without, ...known])].sort(byCodeUnit) }];
  });
}

/** Behind a set operation further branches give columns that nobody knows. */
const asGuess = (column: QueryColumn): QueryColumn => ({
  ...column,
  confidence: Math.min(column.confidence, BY_DECLARATION),
});

/** A star over tables of which only some columns are known gives at least those. */
function declaredItems(
  trace: Trace,
  { tables, without, flow, lost }: Open,
): { readonly is: 'column'; readonly name: string; readonly flow: Flow }[] {
  if (flow !== null || lost) return [];
  const names = new Set(tables.flatMap((table) => [...(trace.declared.get(table) ?? [])]));
  return [...names]
    .filter((name) => !without.has(name))
    .map((name) => {
      const having = tables.filter((table) => trace.declared.get(table)?.has(name) === true);
      return { is: 'column', name, flow: starFlow(trace, having, name) } as const;
    });
}

function starFlow(trace: Trace, tables: readonly string[], name: string): Flow {
  const sources = new Set(tables.map((table) => trace.source(table, name)));
  return lessSure({ ...direct(''), sources }, BY_DECLARATION);
}

function columnOf(trace: Trace, item: OutputItem, at: number): QueryColumn[] {
  if (item.is === 'open') return [];
  const name = item.name ?? `_c${at}`;
  if (name.includes(UNKNOWN_TEXT)) return [];
  const { flow, line } = item;
  const sources = [...flow.sources].flatMap((id) => trace.sources.get(id) ?? []);
  const known = sources.filter(({ table }) => !table.includes(UNKNOWN_TEXT));
  const isKnown = known.length === sources.length;
  return [
    {
      name,
      sources: known.sort(
        (one, other) => byCodeUnit(one.table, other.table) || byCodeUnit(one.column, other.column),
      ),
      kind: isKnown ? kindOf(trace, name, flow) : 'unknown',
      confidence: isKnown ? flow.confidence : Math.min(flow.confidence, 0.5),
      line: line ?? null,
    },
  ];
}

/** A name that stands twice in a list is refused by most platforms; the first one counts. */
function firstOfName(columns: readonly QueryColumn[]): QueryColumn[] {
  const seen = new Set<string>();
  return columns.filter(({ name }) => !seen.has(name) && seen.add(name));
}
