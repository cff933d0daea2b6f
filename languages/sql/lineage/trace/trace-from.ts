import type { NamePart } from '../../names.ts';
import { isTableReader } from '../../tables/table-functions.ts';
import type { Call, Expression, Join, Source } from '../syntax.ts';
import { changed, type Flow, lessSure, UNKNOWN } from './flow.ts';
import { generatedColumns, makesRowsOfArguments } from './functions.ts';
import { joinRelations } from './join-using.ts';
import { withArguments } from './parameter-flow.ts';
import { column, type Output, type Relation, relationOf, renameColumns } from './relation.ts';
import { resolveColumn } from './resolve-column.ts';
import { findCte, findRelation, innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { boundParameters, findFunction } from './trace-expression.ts';
import { changesOf, filesOf, readsFiles } from './trace-files.ts';
import { tracePivot } from './trace-pivot.ts';
import { traceTable } from './trace-table.ts';

/** Puts the tables of a FROM clause into the scope, one after the other. */
export function traceJoins(trace: Trace, joins: readonly Join[], scope: Scope): undefined {
  for (const join of joins) {
    const left = scope.relations.slice();
    const leftMerged = new Map(scope.merged);
    const right = traceSource(trace, join.source, scope);
    const hidden = join.kind === 'semi' && left.length > 0;
    scope.relations.push(...(hidden ? right.map((relation) => ({ ...relation, hidden: true })) : right));
    joinRelations(trace, join, { left, leftMerged, right }, scope);
    trace.controls(join.on, scopeOfCondition(scope, right, hidden));
  }
}

/** The condition of a semi join sees the side that gives no columns. */
const scopeOfCondition = (scope: Scope, right: readonly Relation[], hidden: boolean): Scope =>
  hidden ? { ...scope, relations: [...scope.relations.slice(0, -right.length), ...right] } : scope;

/** One place of a FROM clause: a table, a query, a generator, or joins in parentheses. */
export function traceSource(trace: Trace, source: Source, scope: Scope): Relation[] {
  const { from } = source;
  if (from.is === 'group') {
    const inner = innerScope(scope.parent, { ctes: scope.ctes });
    traceJoins(trace, from.joins, inner);
    for (const [name, flow] of inner.merged) scope.merged.set(name, flow);
    return inner.relations;
  }
  const relation = pivoted(trace, baseRelation(trace, source, scope), source, scope);
  trace.controls(source.control, scope);
  return [relation];
}

function pivoted(trace: Trace, base: Relation, source: Source, scope: Scope): Relation {
  let relation = base;
  for (const pivot of source.pivots) relation = tracePivot(trace, pivot, relation, scope);
  return relation;
}

function baseRelation(trace: Trace, source: Source, scope: Scope): Relation {
  const { from } = source;
  const columns = source.columns.map((part) => trace.columnName(part));
  const path = source.alias === null ? [] : [trace.columnName(source.alias)];
  if (from.is === 'query') {
    const outer = source.lateral ? scope : { ...scope, relations: [], merged: new Map(), aliases: new Map() };
    return relationOf(renameColumns(trace.query(from.query, outer), columns), path);
  }
  if (from.is === 'change') return relationOf(trace.change(from.change, scope), path);
  if (from.is === 'generator') return generatorRelation(trace, from, path, columns, scope);
  if (from.is === 'report') return reportRelation(trace, from, path, columns, scope);
  if (from.is !== 'table') return relationOf([], path);
  const implicit = implicitUnnest(trace, from, path, scope);
  return implicit ?? traceTable(trace, from, path, columns, scope);
}

/** What tells of a table is made of all of its columns together: read it is, but no column comes from one. */
function reportRelation(
  trace: Trace,
  { of, columns: own }: Extract<Source['from'], { is: 'report' }>,
  path: readonly string[],
  columns: readonly string[],
  scope: Scope,
): Relation {
  if (of !== null) {
    const source = { from: of, lateral: false, alias: null, columns: [], pivots: [], control: [] };
    baseRelation(trace, source, innerScope(scope.parent, { ctes: scope.ctes }));
  }
  const output = own.map((name) => column(name, lessSure(UNKNOWN, 0.5)));
  return relationOf(renameColumns(output, columns), path);
}

/** BigQuery: `FROM t, t.items AS x` unnests a column of t. */
function implicitUnnest(
  trace: Trace,
  { parts, offset }: { readonly parts: readonly NamePart[]; readonly offset?: NamePart },
  path: readonly string[],
  scope: Scope,
): Relation | null {
  if (trace.dialect !== 'bigquery' || parts.length < 2) return null;
  const names = parts
    .flatMap((part) => (part.quoted ? part.text.split('.') : [part.text]))
    .map((text) => text.toLowerCase());
  if (findRelation(names.slice(0, 1), scope) === null || findCte(names.join('.'), scope) !== null)
    return null;
  const flow = changed([resolveColumn(trace, parts, scope)]);
  const alias = path[0] ?? names.at(-1) ?? '';
  const columns = [column(alias, flow)];
  if (offset !== undefined) columns.push(column(trace.columnName(offset), flow));
  return relationOf(columns, [alias], { rest: flow });
}

type Generator = Extract<Source['from'], { is: 'generator' }>;

/** Files, changes of a table, a function of the script, or what makes rows of its arguments. */
function generatorRelation(
  trace: Trace,
  from: Generator,
  path: readonly string[],
  columns: readonly string[],
  scope: Scope,
): Relation {
  const { call } = from;
  const name = call.parts.map((part) => part.text).join('.');
  const read = readsFiles(call)
    ? filesOf(trace, call, scope)
    : isTableReader(name)
      ? changesOf(trace, call)
      : null;
  if (read !== null) return relationOf(renameColumns(read.output, columns), path, { table: read.table });
  const defined = findFunction(trace, call);
  if (defined !== null && defined.body.is === 'query') {
    const parameters = boundParameters(trace, defined, call, scope);
    const inner = innerScope(null, { parameters });
    const given = trace
      .query(defined.body.query, inner)
      .map((item) => (item.is === 'column' ? { ...item, flow: withArguments(item.flow, parameters) } : item));
    const output = renameColumns(given, columns.length > 0 ? columns : defined.columns);
    return relationOf(output, path.length > 0 ? path : [(call.parts.at(-1)?.text ?? '').toLowerCase()]);
  }
  return generated(trace, from, path, columns, scope);
}

function generated(
  trace: Trace,
  from: Generator,
  path: readonly string[],
  columns: readonly string[],
  scope: Scope,
): Relation {
  const { call } = from;
  const name = call.parts.at(-1)?.text ?? '';
  trace.controls(call.control, scope);
  const flow = generatedFlow(trace, call, scope);
  const own = generatedColumns(name);
  const declared = from.declared.map((part) => trace.columnName(part));
  const names =
    columns.length > 0
      ? columns
      : declared.length > 0
        ? declared
        : own.length > 0
          ? [...own]
          : path.slice(0, 1);
  const offset = from.offset === null ? [] : [trace.columnName(from.offset)];
  const output: Output = [...names, ...offset.filter((one) => !names.includes(one))].map((one) =>
    column(one, flow),
  );
  const whole = path.length > 0 ? path : [name.toLowerCase()];
  const isSet =
    /^(?:explode|explode_outer|posexplode|posexplode_outer|flatten|string_split)$/i.test(name) ||
    declared.length > 0;
  return relationOf(path.length > 0 && !isSet ? withAlias(output, path[0] as string, flow) : output, whole, {
    rest: isSet && columns.length > 0 ? null : flow,
  });
}

/** What the columns are made of: the arguments; nobody knows what a function gives that is neither known nor handed any. */
function generatedFlow(trace: Trace, call: Call, scope: Scope): Flow {
  const flow = changed(valuesOf(call).map((arg) => trace.expression(arg, scope)));
  const name = call.parts.at(-1)?.text ?? '';
  if (flow.kind !== 'constant' || makesRowsOfArguments(name)) return flow;
  if (ASKS_ELSEWHERE.test(name)) trace.unsure(name.toLowerCase(), 'dialect');
  return lessSure(UNKNOWN, 0.5);
}

/** Another database answers the query in their text. */
const ASKS_ELSEWHERE = /^(?:external_query|openquery|dblink|mysql_query|postgres_query)$/i;

/** A generator with one column gives it under the alias of the table as well: `FROM unnest(a) AS x`. */
const withAlias = (output: Output, alias: string, flow: Flow): Output =>
  output.length > 0 || output.some((item) => item.is === 'column' && item.name === alias)
    ? output
    : [column(alias, flow)];

/** Options of a generator make no rows. */
const valuesOf = (call: Call): readonly Expression[] =>
  call.args.filter(
    (arg) =>
      arg.is !== 'named' ||
      /^(?:input|array|json|value|table|expr|column)$/i.test(arg.name.text) ||
      !/^flatten$/i.test(call.parts.at(-1)?.text ?? ''),
  );
