import type { NamePart } from '../../names.ts';
import { toReference } from '../../names.ts';
import { variableParts } from '../../session-variable.ts';
import type { Token } from '../../tokenize.ts';
import { constantText } from '../read/constant-text.ts';
import type { Expression } from '../syntax.ts';
import { CONSTANT, type Flow, lessSure, unite } from '../trace/flow.ts';
import { column, type Output, relationOf } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { flowOf } from '../trace/trace-expression.ts';
import { addTemporary } from '../trace/trace-table.ts';
import { columnDefinitions } from './column-definitions.ts';
import { UNSET } from './constants.ts';
import type { Running } from './context.ts';
import { readerOf } from './context.ts';

/** All values that a variable was given count, since any branch may have run. */
export function assignVariable(trace: Trace, name: string, flow: Flow, text: string | null): undefined {
  const key = name.toLowerCase();
  const before = trace.variables.get(key);
  const all = before === undefined ? flow : unite([before, flow]);
  const replaced = before !== undefined && before.sources.size > 0;
  trace.variables.set(key, replaced ? lessSure(all, 0.7) : all);
  const known = trace.constants.get(key);
  trace.constants.set(key, known === undefined || known === UNSET ? text : null);
}

/** A variable of the block at work, or of the one that it opens. */
export function declareVariable(trace: Trace, name: string, deeper = 0): undefined {
  const key = name.toLowerCase();
  trace.blockNames.push({ name: key, depth: trace.depth + deeper });
  trace.variables.set(key, CONSTANT);
  trace.constants.set(key, UNSET);
}

const variableName = (trace: Trace, parts: readonly NamePart[]): string =>
  variableParts(parts, trace.dialect)
    .map(({ text }) => text)
    .join('.');

const ASSIGN: ReadonlySet<string> = new Set(['=', ':=', 'DEFAULT']);

/** DECLARE in all dialects: several names, a type, a first value; cursors and T-SQL's table variables too. */
export function runDeclare(running: Running): undefined {
  const { reader, trace } = running;
  reader.take('DECLARE');
  reader.take('OR', 'REPLACE');
  if (!reader.take('VARIABLE')) reader.take('VAR');
  reader.take('TEMPORARY');
  if (/^(?:CONTINUE|EXIT|UNDO)$/.test(reader.key()) && reader.key(1) === 'HANDLER') return;
  do {
    const names: string[] = [];
    do {
      const name = reader.name();
      if (name !== null) names.push(variableName(trace, name));
    } while (reader.take(','));
    if (names.length === 0) return;
    declareOne(running, names);
  } while (reader.take(','));
}

function declareOne(running: Running, names: readonly string[]): undefined {
  const { reader, trace } = running;
  reader.take('AS');
  if (reader.take('TABLE', '(')) {
    const output = columnDefinitions(reader, trace).map((name) => column(name, CONSTANT));
    for (const text of names)
      addTemporary(trace, toReference([{ text, quoted: false }], trace.dialect), output);
    return;
  }
  if (isCursor(running)) {
    reader.skipTo('FOR', 'IS');
    reader.at += 1;
    trace.cursors.set((names[0] ?? '').toLowerCase(), reader.done ? [] : cursorOutput(running));
    return;
  }
  for (const name of names) declareVariable(trace, name);
  if (!reader.skipTo(',', ...ASSIGN) || reader.key() === ',') return;
  reader.at += 1;
  assignFrom(running, names);
}

function isCursor({ reader }: Running): boolean {
  return [0, 1, 2, 3, 4].some((offset) => reader.key(offset) === 'CURSOR') && reader.key() !== ',';
}

const cursorOutput = ({ reader, trace }: Running): Output => {
  if (/^(?:SELECT|WITH|VALUES|FROM|\()$/.test(reader.key())) return trace.query(reader.query(), trace.root);
  const name = reader.name()?.at(-1)?.text.toLowerCase() ?? '';
  return trace.cursors.get(name) ?? [];
};

function assignFrom({ reader, trace }: Running, names: readonly string[]): undefined {
  const from = reader.at;
  const value = valueAt(reader, trace);
  const text = constantText(reader, reader.tokens.slice(from, reader.at));
  for (const name of names) assignVariable(trace, name, value, text);
}

function valueAt(reader: Running['reader'], trace: Trace): Flow {
  if (/^(?:SELECT|WITH)$/.test(reader.key())) return flowOf(trace.query(reader.query(), trace.root));
  return trace.expression(reader.expression(), trace.root);
}

/** SET, LET and bare `name := value`. */
export function runSet(running: Running): undefined {
  const { reader, trace } = running;
  const worded = reader.take('SET') || reader.take('LET');
  while (/^(?:VARIABLE|VAR|LOCAL|SESSION)$/.test(reader.key()) && reader.key(1) !== '=') reader.at += 1;
  if (reader.key() === '(' && worded) return setTuple(running);
  // Postgres' SET changes settings; its variables are set with `:=`.
  if (worded && trace.dialect === 'postgres') return;
  do {
    if (!setOne(running)) return;
  } while (reader.take(','));
}

function setOne(running: Running): boolean {
  const { reader, trace } = running;
  const name = reader.name();
  if (name === null) return false;
  const text = variableName(trace, name);
  if (isCursor(running) && reader.skipTo('FOR')) {
    reader.at += 1;
    trace.cursors.set(text.toLowerCase(), cursorOutput(running));
    return false;
  }
  if (!reader.skipTo(...ASSIGN, ',')) return false;
  if (reader.key() === ',') return true;
  reader.at += 1;
  assignFrom(running, [text]);
  return true;
}

/** `SET (a, b) = (SELECT x, y …)`. */
function setTuple({ reader, trace }: Running): undefined {
  const names = reader.nameList().map((parts) => parts.at(-1)?.text ?? '');
  reader.take('=');
  const value = reader.expression();
  if (value.is === 'query') {
    const output = trace.query(value.query, trace.root);
    for (const [at, name] of names.entries()) {
      const item = output[at];
      if (item?.is === 'column') assignVariable(trace, name, item.flow, null);
    }
    return;
  }
  const parts: readonly Expression[] = value.is === 'operation' ? value.parts : [value];
  for (const [at, name] of names.entries())
    assignVariable(trace, name, trace.expression(parts[at] ?? value, trace.root), null);
}

/** The row of a loop: `row.column`, and in Databricks the column alone. */
export function bindLoop(trace: Trace, variable: string, tokens: readonly Token[]): undefined {
  const reader = readerOf(tokens, trace);
  const isQuery = /^(?:SELECT|WITH|VALUES|FROM|\()$/.test(reader.key());
  const known = trace.cursors.get(tokens[0]?.text.toLowerCase() ?? '');
  if (!isQuery && known === undefined) return declareVariable(trace, variable);
  const output = known !== undefined && !isQuery ? known : trace.query(reader.query(), trace.root);
  const part: NamePart = { text: variable, quoted: false };
  trace.root.relations.unshift(
    relationOf(output, [trace.columnName(part)], { hidden: true, rest: CONSTANT }),
  );
  if (trace.dialect !== 'databricks') return;
  for (const item of output) {
    if (item.is !== 'column' || item.name === null) continue;
    declareVariable(trace, item.name);
    trace.variables.set(item.name, item.flow);
    trace.constants.delete(item.name);
  }
}
