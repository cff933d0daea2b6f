import { stringValue } from '../../names.ts';
import { tokenize } from '../../tokenize.ts';
import { opensQuery } from '../read/opens-query.ts';
import type { Reader } from '../read/reader.ts';
import type { Query } from '../syntax.ts';
import type { SqlFunction } from '../trace/facts.ts';
import { CONSTANT } from '../trace/flow.ts';
import { innerScope } from '../trace/scope.ts';
import type { Trace } from '../trace/trace.ts';
import { functionName } from '../trace/trace-expression.ts';
import { definesRows, openParameters } from './block-function.ts';
import { columnDefinitions } from './column-definitions.ts';
import { type Running, readerOf } from './context.ts';
import { bindTriggerRows } from './run-trigger.ts';
import { declareVariable } from './variables.ts';

const FOREIGN = /^(?:python|javascript|js|java|scala|r|c|cpp|wasm|plpython3?u|plv8|plperl)$/i;
const MODES: ReadonlySet<string> = new Set(['IN', 'OUT', 'INOUT', 'VARIADIC']);

/** Functions and procedures: a SQL body is remembered for its calls and counts as if run. */
export function runFunction(running: Running, isProcedure: boolean): undefined {
  const { reader, trace } = running;
  reader.take('IF', 'NOT', 'EXISTS');
  const parts = reader.name();
  if (parts === null) return;
  if (namesClass(reader)) return;
  const parameters = readParameters(reader, trace);
  const language = languageOf(reader);
  if (FOREIGN.test(language)) return;
  if (isProcedure) for (const name of parameters) declareVariable(trace, name, 1);
  else openParameters(trace, parameters);
  const columns = returnedColumns(reader, trace);
  const pending = isProcedure ? null : { name: functionName(trace, parts), parameters, columns };
  trace.pendingFunction = pending;
  if (pending !== null && definesRows(trace, reader, pending)) trace.pendingFunction = null;
  const body = bodyOf(reader);
  if (body === null) return;
  if (returnsTrigger(reader)) bindTriggerRows(trace, functionName(trace, parts));
  if (body.is === 'text')
    return runText(running, body.text, parameters, isProcedure, /^plpgsql$/i.test(language));
  if (isProcedure) running.statement(reader.tokens.slice(reader.at));
  else defineFunction(trace, reader);
}

const returnsTrigger = ({ tokens, dialect }: Reader): boolean =>
  dialect === 'postgres' &&
  tokens.some(({ key }, at) => key === 'TRIGGER' && tokens[at - 1]?.key === 'RETURNS');

function languageOf({ tokens }: Reader): string {
  const at = tokens.findIndex((token) => token.key === 'LANGUAGE');
  return at < 0 ? '' : (tokens[at + 1]?.text.replaceAll("'", '') ?? '');
}

/** Spark: `CREATE FUNCTION f AS 'com.example.F'` loads a class; a body of SQL has parameters before it. */
const namesClass = (reader: Reader): boolean =>
  reader.dialect === 'databricks' && reader.sees('AS') && reader.token(1)?.kind === 'string';

function readParameters(reader: Reader, trace: Trace): string[] {
  if (!reader.take('(')) return trace.dialect === 'tsql' ? bareParameters(reader) : [];
  while (reader.takeAny(MODES) !== null);
  const names: string[] = [];
  while (!reader.done && reader.key() !== ')') {
    while (MODES.has(reader.key()) && reader.key(1) !== ',') reader.at += 1;
    const before = reader.at;
    const name = reader.identifier();
    if (name !== null) names.push(trace.columnName(name));
    skipParameter(reader);
    reader.take(',');
    if (reader.at === before) reader.at += 1;
  }
  reader.take(')');
  return names;
}

function skipParameter(reader: Reader): undefined {
  let depth = 0;
  for (; !reader.done; reader.at++) {
    const key = reader.key();
    if (depth === 0 && (key === ',' || key === ')')) return;
    if (key === '(' || key === '<') depth++;
    else if (key === ')' || key === '>') depth = Math.max(0, depth - 1);
  }
}

/** T-SQL's procedures list parameters without parentheses. */
function bareParameters(reader: Reader): string[] {
  const names: string[] = [];
  for (const token of reader.tokens.slice(reader.at)) {
    if (token.key === 'AS') break;
    if (token.kind === 'word' && token.text.startsWith('@')) names.push(token.text.toLowerCase());
  }
  return names;
}

/** The columns of `RETURNS TABLE (a INT, …)`. */
function returnedColumns(reader: Reader, trace: Trace): string[] {
  const start = reader.at;
  if (!reader.skipTo('RETURNS')) {
    reader.at = start;
    return [];
  }
  reader.at += 1;
  if (reader.token()?.text.startsWith('@')) reader.at += 1;
  const columns = reader.take('TABLE', '(') ? columnDefinitions(reader, trace) : [];
  if (columns.length === 0) reader.at = start;
  return columns;
}

type FunctionBody = { readonly is: 'text'; readonly text: string } | { readonly is: 'tokens' };

/** Moves to the body: a string that holds it, or the tokens behind AS or RETURN. */
function bodyOf(reader: Reader): FunctionBody | null {
  while (reader.skipTo('AS', 'RETURN')) {
    const next = reader.token(1);
    const isAs = reader.key() === 'AS';
    reader.at += 1;
    if (isAs && next?.kind === 'string') return { is: 'text', text: stringValue(next) };
    if (!isAs || !NO_BODY.has(next?.key ?? 'RETURN')) return { is: 'tokens' };
  }
  return null;
}

/** `EXECUTE AS CALLER`; the body behind `AS RETURN` begins at the second word. */
const NO_BODY: ReadonlySet<string> = new Set(['RETURN', 'CALLER', 'OWNER', 'DETERMINISTIC']);

/** The expression or query that stands here is what the function gives. */
export function defineFunction(trace: Trace, reader: Reader): undefined {
  const pending = trace.pendingFunction;
  if (pending === null) return;
  trace.pendingFunction = null;
  reader.take('RETURN');
  const isTable = reader.take('TABLE') && !reader.sees('(');
  const defined: SqlFunction = {
    parameters: pending.parameters,
    columns: pending.columns,
    body: readBody(reader, isTable),
  };
  const constants = new Map(pending.parameters.map((name) => [name, CONSTANT]));
  const scope = innerScope(null, { parameters: constants });
  // The body counts whether it is called or not.
  if (defined.body.is === 'query') trace.query(defined.body.query, scope);
  else if (defined.body.is === 'expression') trace.expression(defined.body.value, scope);
  trace.functions.set(pending.name, defined);
}

function readBody(reader: Reader, isTable: boolean): SqlFunction['body'] {
  if (isTable || /^(?:SELECT|WITH|FROM|VALUES)$/.test(reader.key()))
    return { is: 'query', query: reader.query() };
  const start = reader.at;
  if (opensQuery(reader)) {
    const query: Query = reader.query();
    if (reader.done) return { is: 'query', query };
    reader.at = start;
  }
  return { is: 'expression', value: reader.expression() };
}

/** A body in a string: an expression or query of a SQL function, or statements. */
function runText(
  running: Running,
  text: string,
  parameters: readonly string[],
  isProcedure: boolean,
  isScript: boolean,
): undefined {
  const { trace } = running;
  const tokens = tokenize(text, trace.dialect).filter(
    (token, at, all) => !(token.key === ';' && at === all.length - 1),
  );
  const first = tokens[0]?.key ?? '';
  if (
    isProcedure ||
    isScript ||
    /^(?:BEGIN|DECLARE|INSERT|UPDATE|DELETE|MERGE|CREATE|TRUNCATE)$/.test(first)
  ) {
    trace.pendingFunction = null;
    const before = new Map(trace.variables);
    for (const name of parameters) declareVariable(trace, name);
    running.script(text);
    trace.variables.clear();
    for (const [name, flow] of before) trace.variables.set(name, flow);
    return;
  }
  defineFunction(trace, readerOf(tokens, trace));
}
