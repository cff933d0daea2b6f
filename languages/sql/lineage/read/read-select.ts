import type { NamePart } from '../../names.ts';
import type { Expression, Into, Join, Select, SelectItem } from '../syntax.ts';
import { readJoins } from './read-from.ts';
import { readGrouping } from './read-grouping.ts';
import { readScriptTransform } from './read-script-transform.ts';
import { readStarParts } from './read-star.ts';
import { skipTop } from './read-top.ts';
import type { Reader } from './reader.ts';
import { skipToTables } from './skip-to-tables.ts';
import { RESERVED } from './words.ts';

/** A SELECT whose first word was taken. */
export function readSelect(reader: Reader): Select {
  const control: Expression[] = [];
  readQuantifier(reader, control);
  const shape = reader.key(-2) === 'AS' ? reader.key(-1) : '';
  const items = readItems(reader);
  skipToTables(reader);
  const into = readInto(reader);
  const from = reader.take('FROM') ? readJoins(reader) : [];
  const select = readClauses(reader, items, from, control, into);
  if (shape === 'VALUE') return { ...select, asValue: true };
  return shape === 'STRUCT' ? { ...select, asStruct: true } : select;
}

/** `FROM t [SELECT …] …`: what DuckDB and Spark write with FROM first; without a SELECT all columns. */
export function readFromFirst(reader: Reader): Select {
  const control: Expression[] = [];
  const from = readJoins(reader);
  const where: Expression[] = [];
  if (reader.take('WHERE')) where.push(reader.expression());
  if (!reader.take('SELECT')) {
    const all: SelectItem = { value: readStarParts(reader, []), aliases: [] };
    return readClauses(reader, [all], from, control, null, where);
  }
  readQuantifier(reader, control);
  const items = readItems(reader);
  return readClauses(reader, items, from, control, null, where);
}

function readQuantifier(reader: Reader, control: Expression[]): undefined {
  for (;;) {
    if (reader.take('DISTINCT', 'ON', '(')) {
      control.push(...reader.expressions());
      reader.close();
    } else if (isQuantifier(reader)) reader.at += 1;
    else if (!skipTop(reader) && !reader.takeOne(['AS', 'STRUCT'], ['AS', 'VALUE'])) return;
  }
}

const QUANTIFIERS: ReadonlySet<string> = new Set(['DISTINCT', 'ALL', 'STREAM']);

const isQuantifier = (reader: Reader): boolean =>
  QUANTIFIERS.has(reader.key()) && reader.key(1) !== ',' && reader.key(1) !== '.';

/** The list of a SELECT: expressions with their aliases. */
export function readItems(reader: Reader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    if (reader.done || endsList(reader)) break;
    const before = reader.at;
    const line = reader.token()?.line;
    const item = readItem(reader);
    items.push(line === undefined ? item : { ...item, line });
    // What no rule knows is stepped over, so that the rest of the list is still read.
    while (!reader.done && reader.at === before) {
      reader.at += 1;
      reader.skipped += 1;
    }
  } while (reader.take(','));
  return items;
}

/** Behind the comma that BigQuery and DuckDB allow at the end of a list. */
const endsList = (reader: Reader): boolean =>
  /^(?:FROM|INTO|WHERE|UNION|INTERSECT|\)|\|>)$/.test(reader.key()) ||
  reader.sees('ORDER', 'BY') ||
  reader.sees('GROUP', 'BY');

export function readItem(reader: Reader): SelectItem {
  const transformed = readScriptTransform(reader);
  if (transformed !== null) return transformed;
  const first = reader.token();
  const names =
    first?.kind === 'word' ||
    first?.kind === 'quoted' ||
    (first?.kind === 'string' && reader.dialect === 'tsql');
  if (names && isAliasFirst(reader)) {
    const alias = reader.identifier() as NamePart;
    while (reader.key() === '=' || reader.key() === ':' || /^[-+*/%&|^]$/.test(reader.key())) reader.at += 1;
    return { value: reader.expression(), aliases: [alias] };
  }
  const value = reader.expression();
  return { value, aliases: readAliases(reader) };
}

/** T-SQL's `alias = value` (and `@v = value`, `@v += value`) and DuckDB's `alias: value`. */
function isAliasFirst(reader: Reader): boolean {
  const next = reader.key(1);
  if (reader.dialect === 'tsql') return next === '=' || (/^[-+*/%]$/.test(next) && reader.key(2) === '=');
  return reader.dialect === 'duckdb' && next === ':' && reader.key(2) !== ':';
}

export function readAliases(reader: Reader): NamePart[] {
  if (reader.take('AS')) {
    if (reader.key() === '(') return reader.nameList().flatMap((name) => name.at(-1) ?? []);
    const alias = reader.identifier();
    return alias === null ? [] : [alias];
  }
  const token = reader.token();
  if (token === undefined) return [];
  const free =
    token.kind === 'quoted' ||
    (token.kind === 'word' && !RESERVED.has(token.key)) ||
    (token.kind === 'string' && reader.dialect === 'tsql');
  const alias = free ? reader.identifier() : null;
  return alias === null ? [] : [alias];
}

function readInto(reader: Reader): Into | null {
  if (reader.take('BULK', 'COLLECT')) reader.skipped += 0;
  if (!reader.take('INTO')) return null;
  reader.take('STRICT');
  let temporary = false;
  while (/^(?:TEMP|TEMPORARY|UNLOGGED|TABLE|LOCAL)$/.test(reader.key()) && reader.key(1) !== ',') {
    if (reader.key().startsWith('TEMP')) temporary = true;
    reader.at += 1;
  }
  const targets: (readonly NamePart[])[] = [];
  do {
    const token = reader.token();
    if (token?.kind === 'param') {
      targets.push([{ text: token.text, quoted: false }]);
      reader.at += 1;
      continue;
    }
    const name = reader.name();
    if (name === null) break;
    targets.push(name);
  } while (reader.take(','));
  return { targets, temporary };
}

function readClauses(
  reader: Reader,
  items: readonly SelectItem[],
  from: readonly Join[],
  control: Expression[],
  into: Into | null,
  where: Expression[] = [],
): Select {
  let found = into;
  let tables = from;
  for (;;) {
    if (reader.take('WHERE')) where.push(reader.expression());
    else if (found === null && reader.sees('INTO')) found = readInto(reader);
    else if (tables.length === 0 && reader.take('FROM')) tables = readJoins(reader);
    else if (!readGrouping(reader, control))
      return { is: 'select', items, from: tables, where, control, into: found };
  }
}
