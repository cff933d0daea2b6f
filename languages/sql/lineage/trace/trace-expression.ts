import { toReference } from '../../names.ts';
import type { Call, Expression, Query, Star } from '../syntax.ts';
import type { SqlFunction } from './facts.ts';
import { COMPUTED, CONSTANT, changed, type Flow, lessSure, unite } from './flow.ts';
import { functionKind, takesOrderAsValue } from './functions.ts';
import { withArguments } from './parameter-flow.ts';
import type { Output, Relation } from './relation.ts';
import { resolveColumn } from './resolve-column.ts';
import { rowOf } from './row-of.ts';
import { findParameter, innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';

/** What the value of an expression comes from. */
export function traceExpression(trace: Trace, value: Expression, scope: Scope): Flow {
  switch (value.is) {
    case 'constant':
    case 'star':
      return CONSTANT;
    case 'column':
      return resolveColumn(trace, value.parts, scope);
    case 'operation':
      return changed(value.parts.map((part) => trace.expression(part, scope)));
    case 'named':
      return trace.expression(value.value, scope);
    case 'query':
      return valueOfQuery(trace, value.query, scope);
    case 'exists':
      trace.controlled(flowOf(trace.query(value.query, scope)));
      return COMPUTED;
    case 'lambda':
      return trace.expression(
        value.body,
        withParameters(
          trace,
          value.parameters.map((name) => trace.columnName(name)),
          scope,
        ),
      );
    case 'call':
      return traceCall(trace, value, scope);
  }
}

function valueOfQuery(trace: Trace, query: Query, scope: Scope): Flow {
  const flow = flowOf(trace.query(query, scope));
  const isMade = query.isText === true || (query.body.is === 'select' && query.body.asStruct === true);
  return isMade ? changed([flow]) : flow;
}

const withParameters = (_trace: Trace, names: readonly string[], scope: Scope): Scope =>
  innerScope(scope, { parameters: new Map(names.map((name) => [name, CONSTANT])) });

/** All columns of a query that stands for a value. */
export const flowOf = (output: Output): Flow =>
  unite(output.flatMap((item) => (item.is === 'column' ? [item.flow] : [])));

/** What COLUMNS(…) stands for while the expression around it is traced for one column; no name is written so. */
export const COLUMNS = 'columns()';

function traceCall(trace: Trace, call: Call, scope: Scope): Flow {
  trace.controls(call.control, scope);
  const name = call.parts.at(-1)?.text ?? '';
  const expanded = /^columns$/i.test(name) ? findParameter(COLUMNS, scope) : null;
  if (expanded !== null) return expanded;
  const defined = findFunction(trace, call);
  if (defined !== null) return inlineScalar(trace, defined, call, scope);
  const args = call.args.map((arg) =>
    arg.is === 'star' && !/^count$/i.test(name) ? wholeRow(trace, arg, scope) : trace.expression(arg, scope),
  );
  const within = call.within.map((arg) => trace.expression(arg, scope));
  const isValue = takesOrderAsValue(name);
  if (isValue) args.push(...within);
  else for (const flow of within) trace.controlled(flow);
  const kind = functionKind(
    call.parts.length > 1 && trace.dialect === 'bigquery' ? fullName(call) : name,
    call.over,
  );
  if (kind === 'rows') {
    for (const flow of args) trace.controlled(flow);
    return COMPUTED;
  }
  return changed(args, kind);
}

/** `hash(*)`, `struct(t.*)`: all columns that the star means, as far as they are known. */
function wholeRow(trace: Trace, star: Star, scope: Scope): Flow {
  const output = trace.star(star, scope);
  const opens = output.flatMap((item) => (item.is === 'open' ? item.open.tables : []));
  for (const table of opens) trace.unsure(`${table}.*`, 'star-without-schema');
  const isWhole = output.every((item) => item.is === 'column');
  return isWhole ? flowOf(output) : lessSure(unite([COMPUTED, flowOf(output)]), 0.5);
}

const fullName = (call: Call): string => {
  const whole = call.parts.map((part) => part.text).join('.');
  return /^(?:safe|net)\./i.test(whole)
    ? (call.parts.at(-1)?.text ?? '')
    : /^hll_count\./i.test(whole)
      ? whole
      : (call.parts.at(-1)?.text ?? '');
};

/** A function that this script defines. */
export function findFunction(trace: Trace, call: Call): SqlFunction | null {
  if (trace.functions.size === 0) return null;
  return trace.functions.get(functionName(trace, call.parts)) ?? null;
}

export const functionName = (trace: Trace, parts: Call['parts']): string =>
  trace.tableName(toReference(parts, trace.dialect)).toLowerCase();

/** A call as its body: an argument counts as what the body does with it. */
function inlineScalar(trace: Trace, defined: SqlFunction, call: Call, scope: Scope): Flow {
  if (defined.body.is === 'flow')
    return withArguments(defined.body.flow, boundParameters(trace, defined, call, scope));
  const inner = innerScope(null, {
    parameters: boundParameters(trace, defined, call, scope),
    relations: rowParameters(trace, defined, call, scope),
  });
  if (defined.body.is === 'expression') return trace.expression(defined.body.value, inner);
  return flowOf(trace.query(defined.body.query, inner));
}

/** Parameters that are given a whole row: their fields are the columns of its table. */
export function rowParameters(trace: Trace, defined: SqlFunction, call: Call, scope: Scope): Relation[] {
  return defined.parameters.flatMap((name, at): Relation[] => {
    const given = argument(call, at, name);
    const row = given.is === 'column' ? rowOf(trace, given.parts, scope) : null;
    return row === null ? [] : [{ ...row, path: [name] }];
  });
}

export function boundParameters(
  trace: Trace,
  defined: SqlFunction,
  call: Call,
  scope: Scope,
): Map<string, Flow> {
  const bound = new Map<string, Flow>();
  for (const [at, name] of defined.parameters.entries())
    bound.set(name, trace.expression(argument(call, at, name), scope));
  for (const [at, name] of defined.parameters.entries()) bound.set(`$${at + 1}`, bound.get(name) ?? CONSTANT);
  return bound;
}

function argument(call: Call, at: number, name: string): Expression {
  const named = call.args.find(
    (arg) => arg.is === 'named' && arg.name.text.toLowerCase() === name.toLowerCase(),
  );
  const found = named ?? call.args[at];
  return found === undefined || (found.is === 'named' && named === undefined)
    ? { is: 'constant', text: null }
    : found;
}
