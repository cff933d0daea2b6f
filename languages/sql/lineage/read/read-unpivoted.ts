import type { NamePart } from '../../names.ts';
import type { Call, Expression } from '../syntax.ts';
import { skipType } from './read-type.ts';
import type { Reader } from './reader.ts';

/** The columns that become rows: names, in groups where several values are made, and DuckDB's COLUMNS(…). */
export interface Chosen {
  readonly columns: (readonly NamePart[])[];
  readonly calls: Call[];
}

/** `a, b AS 'x', (c, d) AS y, COLUMNS(* EXCLUDE (e)), f::VARCHAR`. */
export function readChosen(reader: Reader, into: Chosen): undefined {
  do {
    if (reader.sees('INTO') || reader.key() === ')') return;
    if (reader.sees('COLUMNS', '(')) into.calls.push(...callsIn(reader.expression()));
    else into.columns.push(readNames(reader));
    skipName(reader);
  } while (reader.take(','));
}

/** Of `COLUMNS(*)::VARCHAR` the call. */
const callsIn = (value: Expression): Call[] =>
  (value.is === 'operation' ? value.parts : [value]).filter((part) => part.is === 'call');

/** The type and the name of the rows behind a column. */
function skipName(reader: Reader): undefined {
  if (reader.take('::')) skipType(reader);
  if (reader.take('AS')) reader.expression();
  else if (!/^(?:[,)]|INTO|ORDER|)$/.test(reader.key())) reader.identifier();
}

/** One name, or several in parentheses. */
export function readNames(reader: Reader): NamePart[] {
  const names = reader.key() === '(' ? reader.nameList() : [reader.name() ?? []];
  return names.flatMap((name) => name.at(-1) ?? []);
}
