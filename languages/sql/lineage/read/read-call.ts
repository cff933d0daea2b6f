import type { NamePart } from '../../names.ts';
import type { Expression } from '../syntax.ts';
import { takeGlue } from './argument-glue.ts';
import { isUnit } from './is-unit.ts';
import { opensQuery } from './opens-query.ts';
import { readTableArgument } from './read-table-argument.ts';
import { readWindow } from './read-window.ts';
import type { Reader } from './reader.ts';

const CASTS = /^(?:cast|try_cast|safe_cast|parse|try_parse|json_cast)$/i;
const CONVERTS = /^(?:convert|try_convert)$/i;
/** T-SQL: `OPENROWSET(BULK 'path', …)`. */
const BULK: NamePart = { text: 'bulk', quoted: false };
const isBulk = (reader: Reader): boolean =>
  reader.key() === 'BULK' && (reader.token(1)?.kind === 'string' || reader.key(1) === '(');

interface Parts {
  readonly args: Expression[];
  readonly control: Expression[];
}

/** The parentheses of a call and what may stand behind them. */
export function readCall(reader: Reader, parts: readonly NamePart[]): Expression {
  const name = parts.at(-1)?.text ?? '';
  const found: Parts = { args: [], control: [] };
  reader.take('(');
  if (CASTS.test(name)) readCast(reader, found);
  else if (CONVERTS.test(name)) readConvert(reader, found);
  else readArguments(reader, found, name);
  reader.take(')');
  const within = readWithin(reader);
  const over = readTail(reader, found.control);
  if (CASTS.test(name) || CONVERTS.test(name)) {
    const [first] = found.args;
    const kept = first?.is === 'column' ? (first.parts.at(-1) ?? null) : null;
    return { is: 'operation', parts: found.args, name: reader.dialect === 'postgres' ? kept : null };
  }
  return { is: 'call', parts, args: found.args, control: found.control, within, over };
}

/** `CAST(x AS type FORMAT …)`. */
function readCast(reader: Reader, found: Parts): undefined {
  found.args.push(reader.expression());
  reader.skipTo(')');
}

/** T-SQL puts the type first, the others the value: `CONVERT(varchar(10), x, 120)`, `CONVERT(x USING utf8)`. */
function readConvert(reader: Reader, found: Parts): undefined {
  if (reader.dialect === 'tsql') {
    reader.skipTo(',', ')');
    reader.take(',');
  }
  if (reader.key() !== ')') found.args.push(reader.expression());
  reader.skipTo(')');
}

function readArguments(reader: Reader, found: Parts, name: string): undefined {
  while (!reader.done && reader.key() !== ')') {
    const before = reader.at;
    if (!readClause(reader, found) && !readRows(reader, found)) readArgument(reader, found, name);
    if (reader.at === before) {
      reader.at += 1;
      reader.skipped += 1;
    }
  }
}

/** A table that is handed over whole, with how its rows are parted and ordered. */
function readRows(reader: Reader, found: Parts): boolean {
  const table = readTableArgument(reader);
  if (table === null) return false;
  found.args.push(table);
  reader.take('WITH', 'SINGLE', 'PARTITION');
  return true;
}

/** ORDER BY, HAVING MAX and IGNORE NULLS inside the parentheses; words that only part arguments. */
function readClause(reader: Reader, found: Parts): boolean {
  return readChoosing(reader, found.control) || readAlias(reader) || takeGlue(reader);
}

/** What orders, chooses or parts the rows that an aggregate sees. */
function readChoosing(reader: Reader, control: Expression[]): boolean {
  if (reader.take('ON', 'OVERFLOW')) return reader.skipTo(')');
  if (reader.takeOne(['ORDER', 'BY'], ['PARTITION', 'BY'])) readOrder(reader, control);
  else if (reader.takeOne(['HAVING', 'MAX'], ['HAVING', 'MIN'], ['WHERE'])) control.push(reader.expression());
  else return false;
  return true;
}

function readAlias(reader: Reader): boolean {
  if (!reader.take('AS')) return false;
  if (reader.identifier() === null) reader.at += 1;
  return true;
}

export function readOrder(reader: Reader, into: Expression[]): undefined {
  do {
    reader.take('GROUPING', 'SETS');
    into.push(reader.expression());
    reader.take('ASC');
    reader.take('DESC');
    if (reader.take('USING')) reader.at += 1;
    if (reader.take('NULLS')) reader.at += 1;
    if (reader.take('WITH', 'FILL')) reader.skipped += 1;
  } while (reader.take(','));
}

function readArgument(reader: Reader, found: Parts, name: string): undefined {
  if (isUnit(reader, name)) {
    reader.at += 1;
    if (reader.key() === '(') reader.skipParens();
    return;
  }
  const [first, arrow] = [reader.token(), reader.key(1)];
  if ((arrow === '=>' || arrow === ':=') && (first?.kind === 'word' || first?.kind === 'quoted')) {
    reader.at += 2;
    const value = readTableArgument(reader) ?? reader.expression();
    found.args.push({ is: 'named', name: { text: first.text, quoted: false }, value });
    return;
  }
  if (isBulk(reader)) {
    reader.at += 1;
    found.args.push({ is: 'named', name: BULK, value: reader.expression() });
    return;
  }
  if (opensQuery(reader) && reader.key() !== '(') {
    found.args.push({ is: 'query', query: reader.query() });
    return;
  }
  const value = reader.expression();
  if (reader.sees('AS') && reader.token(1) !== undefined) {
    reader.at += 1;
    const alias = reader.identifier();
    found.args.push(alias === null ? value : { is: 'named', name: alias, value });
    reader.skipTo(',', ')', 'ORDER');
    return;
  }
  found.args.push(value);
}

function readWithin(reader: Reader): Expression[] {
  const within: Expression[] = [];
  if (!reader.take('WITHIN', 'GROUP', '(')) return within;
  if (reader.take('ORDER', 'BY')) readOrder(reader, within);
  reader.close();
  return within;
}

/** NULLS, FILTER and OVER behind a call; true when it is a window function. */
function readTail(reader: Reader, control: Expression[]): boolean {
  for (;;) {
    if (
      reader.take('IGNORE', 'NULLS') ||
      reader.take('RESPECT', 'NULLS') ||
      reader.take('FROM', 'FIRST') ||
      reader.take('FROM', 'LAST')
    )
      continue;
    if (reader.take('FILTER', '(')) {
      reader.take('WHERE');
      control.push(reader.expression());
      reader.close();
    } else if (reader.sees('KEEP', '(')) reader.skipParens();
    else if (reader.take('OVER')) {
      readWindow(reader, control);
      return true;
    } else return false;
  }
}
