import type { Expression } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import { readCall } from './read-call.ts';
import type { Reader } from './reader.ts';

const CONSTANT: Expression = { is: 'constant', text: null };

/** `NEXT VALUE FOR sequence`, a window behind it allowed. */
export function readNextValue(reader: Reader): Expression {
  reader.at += 3;
  reader.name();
  if (reader.take('OVER')) reader.skipParens();
  return CONSTANT;
}

/** `WHERE CURRENT OF cursor`. */
export function readCursor(reader: Reader): Expression {
  reader.at += 2;
  reader.name();
  return CONSTANT;
}

/** `EXISTS (SELECT …)`, or the function of that name. */
export function readExists(reader: Reader): Expression {
  reader.at += 1;
  if (!opensQuery(reader)) return readCall(reader, [{ text: 'exists', quoted: false }]);
  reader.at += 1;
  const query = reader.query();
  reader.close();
  return { is: 'exists', query };
}

/** Spark's function of time windows; the clause of the same name never stands where a value should. */
export function readTimeWindow(reader: Reader): Expression | undefined {
  if (reader.dialect !== 'databricks') return undefined;
  reader.at += 1;
  return readCall(reader, [{ text: 'window', quoted: false }]);
}
