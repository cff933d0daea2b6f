import { isFileReader, referenceInText } from '../../tables/table-functions.ts';
import type { Call, Expression } from '../syntax.ts';
import { direct } from './flow.ts';
import { column, type Output } from './relation.ts';
import { namesInSchema } from './schema-text.ts';
import type { Scope } from './scope.ts';
import type { Trace } from './trace.ts';

/** A function that reads files; T-SQL's OPENROWSET does where BULK names them, and asks another server where not. */
export function readsFiles({ parts, args }: Call): boolean {
  const [first] = args;
  if (/^openrowset$/i.test(parts.at(-1)?.text ?? ''))
    return first?.is === 'named' && first.name.text === 'bulk';
  return isFileReader(parts.map((part) => part.text).join('.'));
}

/** The files that a reading function names. */
export function filesOf(
  trace: Trace,
  call: Call,
  scope: Scope,
): { output: Output; table: string | null } | null {
  const first = call.args[0];
  const texts = first === undefined ? [] : textsIn(first);
  if (texts.length === 0) {
    for (const arg of call.args) trace.expression(arg, scope);
    return {
      output: [{ is: 'open', open: { tables: [], without: new Set(), lost: false, flow: null } }],
      table: null,
    };
  }
  const tables = texts.map((path) => trace.tableName({ kind: 'path', path }));
  for (const table of tables) trace.read(table);
  const [only] = tables;
  const given = columnsGiven(trace, call);
  if (tables.length === 1 && only !== undefined)
    return {
      output:
        given.length > 0
          ? given.map((name) => column(name, direct(trace.source(only, name))))
          : trace.tableOutput(only),
      table: only,
    };
  return {
    output: [{ is: 'open', open: { tables, without: new Set(), lost: false, flow: null } }],
    table: null,
  };
}

/** `schema => 'id INT, at TIMESTAMP'` says which columns the files have. */
function columnsGiven(trace: Trace, call: Call): string[] {
  const schema = call.args.find((arg) => arg.is === 'named' && arg.name.text.toLowerCase() === 'schema');
  const [text] = schema === undefined ? [] : textsIn(schema);
  return namesInSchema(text ?? '').map((name) => trace.columnName({ text: name, quoted: true }));
}

function textsIn(value: Expression): string[] {
  if (value.is === 'constant') return value.text === null ? [] : [value.text];
  if (value.is === 'named') return textsIn(value.value);
  if (value.is === 'operation') return value.parts.flatMap(textsIn);
  return value.is === 'call' && /^(?:array|list_value|map)$/i.test(value.parts.at(-1)?.text ?? '')
    ? value.args.flatMap(textsIn)
    : [];
}

/** The table whose changes `table_changes('t', …)` gives. */
export function changesOf(trace: Trace, call: Call): { output: Output; table: string | null } | null {
  const first = call.args[0];
  const text = first?.is === 'constant' ? first.text : null;
  const reference =
    text !== null
      ? referenceInText(text, trace.dialect)
      : first?.is === 'column'
        ? referenceInText(first.parts.map((part) => part.text).join('.'), trace.dialect)
        : null;
  if (reference === null) return null;
  const table = trace.tableName(reference);
  trace.read(table);
  return { output: trace.tableOutput(table), table };
}
