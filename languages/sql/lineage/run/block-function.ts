import { toReference } from '../../names.ts';
import { tokenize } from '../../tokenize.ts';
import type { Reader } from '../read/reader.ts';
import { CONSTANT, unite } from '../trace/flow.ts';
import { parameterFlow } from '../trace/parameter-flow.ts';
import { column } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { addTemporary } from '../trace/trace-table.ts';
import { columnDefinitions } from './column-definitions.ts';
import { readerOf } from './context.ts';
import { declareVariable } from './variables.ts';

type Pending = NonNullable<Trace['pendingFunction']>;

/** T-SQL: the statements of a function's body see its parameters as variables. */
export function openParameters(trace: Trace, names: readonly string[]): undefined {
  for (const name of names) {
    if (!name.startsWith('@')) continue;
    declareVariable(trace, name, 1);
    trace.variables.set(name.toLowerCase(), parameterFlow(name));
  }
}

/** `RETURNS @rows TABLE (…)`: what the body puts into that variable is what the function gives. */
export function definesRows(trace: Trace, reader: Reader, pending: Pending): boolean {
  const at = reader.tokens.findIndex(({ key }) => key === 'RETURNS');
  const variable = reader.tokens[at + 1]?.text ?? '';
  if (at < 0 || !variable.startsWith('@')) return false;
  reader.at = at + 2;
  if (!reader.take('TABLE', '(')) return false;
  const columns = columnDefinitions(reader, trace);
  const reference = toReference([{ text: variable, quoted: false }], trace.dialect);
  addTemporary(
    trace,
    reference,
    columns.map((name) => column(name, CONSTANT)),
  );
  const query = readerOf(tokenize(`SELECT * FROM ${variable}`, trace.dialect), trace).query();
  trace.functions.set(pending.name, { ...pending, columns, body: { is: 'query', query } });
  return true;
}

/** `RETURN x` inside a block: any of them may be the one that is reached. */
export function defineByReturn(trace: Trace, reader: Reader, pending: Pending): undefined {
  const flow = trace.expression(reader.expression(), trace.root);
  const before = trace.functions.get(pending.name);
  const all = before?.body.is === 'flow' ? unite([before.body.flow, flow]) : flow;
  trace.functions.set(pending.name, { ...pending, body: { is: 'flow', flow: all } });
}
