import type { Expression } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import { Reader } from './reader.ts';

/** Behind these a parenthesis holds a part of the condition; behind anything else it holds the rows. */
const GLUE: ReadonlySet<string> = new Set('ON AND OR NOT IN EXISTS ANY ALL SOME LIKE BETWEEN ('.split(' '));
const STARTS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'FROM', 'TABLE']);

/** The condition of `REPLACE ON t.id = s.id (SELECT …) AS s`: a name before the rows is no function of them. */
export function readReplaceOn(reader: Reader): Expression {
  const from = reader.at;
  while (!reader.done && !startsRows(reader)) if (!reader.skipParens()) reader.at += 1;
  const { dialect, grammar, constant } = reader;
  const condition = new Reader(reader.tokens.slice(from, reader.at), dialect, grammar, constant);
  const value = condition.expression();
  reader.skipped += condition.skipped + condition.tokens.length - condition.at;
  return value;
}

function startsRows(reader: Reader): boolean {
  if (STARTS.has(reader.key())) return true;
  const before = reader.token(-1);
  return (
    reader.key() === '(' && opensQuery(reader) && before?.kind !== 'symbol' && !GLUE.has(before?.key ?? '')
  );
}
