import type { Call, Expression } from '../syntax.ts';
import { CONSTANT, changed, type Flow, unite } from './flow.ts';
import { functionKind } from './functions.ts';
import { column, type Output, type OutputItem } from './relation.ts';
import { rowOf } from './row-of.ts';
import { namesInSchema } from './schema-text.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { boundParameters, findFunction, rowParameters } from './trace-expression.ts';

/** The fields of a value as columns: of a row, of a struct that is put together here; null where nobody can tell. */
export function fieldsOfValue(trace: Trace, value: Expression, scope: Scope): Output | null {
  trace.step();
  if (value.is === 'column') return rowOf(trace, value.parts, scope)?.output ?? null;
  if (value.is === 'query') {
    const output = trace.query(value.query, scope);
    return output.length > 1 ? output : null;
  }
  if (value.is === 'call') return fieldsOfCall(trace, value, scope);
  return value.is === 'operation' ? fieldsOfElement(trace, value.parts, scope) : null;
}

/** `ARRAY_AGG(t)[OFFSET(0)]`: an element has the fields of its list. */
function fieldsOfElement(trace: Trace, parts: readonly Expression[], scope: Scope): Output | null {
  const [list, ...more] = parts;
  if (list?.is !== 'call' || more.length === 0) return null;
  if (more.some((part) => trace.expression(part, scope).sources.size > 0)) return null;
  return fieldsOfValue(trace, list, scope);
}

/** Functions that give one of the rows that they are given, or a list of them. */
const KEEPS_ROWS: ReadonlySet<string> = new Set(
  'array_agg any_value first last first_value last_value nth_value min_by max_by arg_min arg_max lag lead'.split(
    ' ',
  ),
);

function fieldsOfCall(trace: Trace, call: Call, scope: Scope): Output | null {
  const name = (call.parts.at(-1)?.text ?? '').toLowerCase();
  const made = fieldsPutTogether(trace, call, scope);
  if (made !== null) return made;
  if (name === 'if' || name === 'coalesce' || name === 'ifnull') return eitherRow(trace, call, scope);
  const defined = findFunction(trace, call);
  if (defined?.body.is === 'expression') {
    const parameters = boundParameters(trace, defined, call, scope);
    const relations = rowParameters(trace, defined, call, scope);
    return fieldsOfValue(trace, defined.body.value, innerScope(null, { parameters, relations }));
  }
  const [row] = call.args;
  if (!KEEPS_ROWS.has(name) || row === undefined) return null;
  const fields = fieldsOfValue(trace, row, scope);
  if (fields === null) return null;
  trace.controls(call.control, scope);
  const kind = functionKind(name, call.over);
  return fields.map((item) =>
    item.is === 'column' && kind !== 'rows' ? column(item.name, changed([item.flow], kind)) : item,
  );
}

/** Where a value comes from, and its fields where it is a struct that is put together here. */
export function flowWithFields(trace: Trace, value: Expression, scope: Scope): Flow {
  const flow = trace.expression(value, scope);
  const fields = value.is === 'call' ? fieldsPutTogether(trace, value, scope) : null;
  return fields === null ? flow : { ...flow, fields };
}

/** `struct(a, b AS c)`, `named_struct('x', a)`, `from_json(text, 'x INT, y STRING')`: a struct whose fields stand there. */
function fieldsPutTogether(trace: Trace, call: Call, scope: Scope): Output | null {
  const name = (call.parts.at(-1)?.text ?? '').toLowerCase();
  if (name === 'struct')
    return call.args.flatMap((arg) =>
      arg.is === 'star' ? trace.star(arg, scope) : [fieldOf(trace, arg, scope)],
    );
  if (name === 'named_struct') return namedFields(trace, call.args, scope);
  if (/^(?:session_)?window$/.test(name) && trace.dialect === 'databricks' && !call.over)
    return ['start', 'end'].map((field) => column(field, changed([traceFirst(trace, call, scope)])));
  const [given, schema] = call.args;
  if (!/^from_(?:json|csv|xml)$/.test(name) || given === undefined || schema?.is !== 'constant') return null;
  const names = namesInSchema(schema.text ?? '');
  if (names.length === 0) return null;
  const flow = changed([trace.expression(given, scope)]);
  return names.map((field) => column(trace.columnName({ text: field, quoted: true }), flow));
}

const traceFirst = (trace: Trace, { args: [first] }: Call, scope: Scope): Flow =>
  first === undefined ? CONSTANT : trace.expression(first, scope);

function namedFields(trace: Trace, args: readonly Expression[], scope: Scope): Output | null {
  const fields = args.flatMap((arg, at): OutputItem[] => {
    const named = args[at - 1];
    if (at % 2 === 0 || named?.is !== 'constant' || named.text === null) return [];
    const name = trace.columnName({ text: named.text, quoted: true });
    return [column(name, trace.expression(arg, scope))];
  });
  return fields.length * 2 === args.length ? fields : null;
}

function fieldOf(trace: Trace, arg: Expression, scope: Scope): OutputItem {
  const flow = trace.expression(arg, scope);
  if (arg.is === 'named') return column(trace.columnName(arg.name), flow);
  const last = arg.is === 'column' ? arg.parts.at(-1) : undefined;
  return column(last === undefined ? null : trace.columnName(last), flow);
}

/** One of two rows of the same shape, by a condition that counts as a value. */
function eitherRow(trace: Trace, call: Call, scope: Scope): Output | null {
  const rows = call.args.map((arg) => fieldsOfValue(trace, arg, scope));
  const [one, other] = rows.filter((row) => row !== null);
  if (one === undefined || other === undefined || one.length !== other.length) return null;
  const others = call.args.flatMap((arg, at) => (rows[at] === null ? [trace.expression(arg, scope)] : []));
  return one.map((item, at): OutputItem => {
    const second = other[at];
    if (item.is !== 'column' || second?.is !== 'column') return item;
    const flows: Flow[] = [item.flow, second.flow, ...others];
    return column(item.name, changed([unite(flows)]));
  });
}
