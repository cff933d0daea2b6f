import { type NamePart, stringValue } from '../../names.ts';
import type { Expression, Pivot, SelectItem } from '../syntax.ts';
import { readMatch } from './read-match.ts';
import { type Chosen, readChosen, readNames } from './read-unpivoted.ts';
import type { Reader } from './reader.ts';
import { RESERVED } from './words.ts';

/** PIVOT and UNPIVOT behind a table, with their aliases. */
export function readPivots(reader: Reader): Pivot[] {
  const found: Pivot[] = [];
  for (;;) {
    if (reader.sees('PIVOT', '(')) {
      reader.at += 2;
      found.push(readPivot(reader));
    } else if (reader.sees('UNPIVOT') && /^(?:\(|INCLUDE|EXCLUDE)$/.test(reader.key(1))) {
      reader.at += 1;
      if (reader.key() !== '(') reader.at += 2;
      reader.take('(');
      found.push(readUnpivot(reader));
    } else if (reader.sees('MATCH_RECOGNIZE', '(')) {
      reader.at += 2;
      const match = readMatch(reader);
      found.push({ ...match, alias: readTableAlias(reader).alias });
    } else return found;
  }
}

/** `sum(x) AS s, … FOR a IN ('Q1' AS q1, …)`; the parenthesis was taken. */
function readPivot(reader: Reader): Pivot {
  const aggregates = readAggregates(reader);
  reader.take('FOR');
  const on: Expression[] = [];
  const values: (NamePart | null)[] = [];
  let known = true;
  let lists = 0;
  for (let before = -1; before !== reader.at && !reader.done && !/^(?:\)|GROUP)$/.test(reader.key()); ) {
    before = reader.at;
    on.push(...pivotColumns(reader));
    // `FOR a, b IN ((1, 2))`: both columns choose, and the values stand behind the last.
    if (reader.take(',')) continue;
    lists += 1;
    known = readChoice(reader, on, values) && known;
  }
  const groups: Expression[] = [];
  if (reader.take('GROUP', 'BY')) groups.push(...reader.expressions());
  reader.close();
  const { alias, columns } = readTableAlias(reader);
  return {
    is: 'pivot',
    aggregates,
    on,
    values: known && lists === 1 ? values : null,
    groups: groups.length > 0 ? groups : null,
    alias,
    columns,
  };
}

/** What stands behind IN: values, or a query whose rows choose; false where the values are not written out. */
function readChoice(reader: Reader, on: Expression[], values: (NamePart | null)[]): boolean {
  if (!reader.take('IN') || !reader.take('(')) return false;
  if (!/^(?:SELECT|WITH)$/.test(reader.key())) return readValues(reader, values);
  on.push({ is: 'query', query: reader.query() });
  reader.close();
  return false;
}

/** `FOR (a, b) IN …`: both columns choose. */
function pivotColumns(reader: Reader): Expression[] {
  if (reader.key() !== '(') return [pivotColumn(reader)];
  return reader.nameList().map((parts): Expression => ({ is: 'column', parts }));
}

export function pivotColumn(reader: Reader): Expression {
  const parts = reader.name();
  return parts === null ? reader.expression() : { is: 'column', parts };
}

export function readAggregates(reader: Reader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    const value = reader.expression();
    const alias = reader.take('AS') || !RESERVED.has(reader.key()) ? reader.identifier() : null;
    items.push({ value, aliases: alias === null ? [] : [alias] });
  } while (reader.take(','));
  return items;
}

/** False where the values are not written out (a query, ANY). */
export function readValues(reader: Reader, into: (NamePart | null)[]): boolean {
  if (/^(?:SELECT|ANY|WITH)$/.test(reader.key())) {
    reader.skipTo(')');
    reader.close();
    return false;
  }
  do into.push(readValue(reader));
  while (reader.take(','));
  reader.close();
  return true;
}

function readValue(reader: Reader): NamePart | null {
  const token = reader.token();
  const value = reader.expression();
  reader.take('AS');
  const alias = /^[,)]$/.test(reader.key()) ? null : reader.identifier();
  if (alias !== null) return alias;
  if (token === undefined || value.is === 'operation') return null;
  if (token.kind === 'string')
    return {
      text: reader.dialect === 'snowflake' ? `'${stringValue(token)}'` : stringValue(token),
      quoted: true,
    };
  return {
    text: token.kind === 'quoted' ? token.text.slice(1, -1) : token.text,
    quoted: token.kind === 'quoted',
  };
}

function readTableAlias(reader: Reader): { alias: NamePart | null; columns: NamePart[] } {
  const as = reader.take('AS');
  const token = reader.token();
  const free = as || token?.kind === 'quoted' || (token?.kind === 'word' && !RESERVED.has(token.key));
  const alias = free ? reader.identifier() : null;
  const columns =
    alias !== null && reader.key() === '(' ? reader.nameList().flatMap((name) => name.at(-1) ?? []) : [];
  return { alias, columns };
}

/** `v FOR n IN (a, b AS 'x')` and `(v, w) FOR n IN ((a, b), (c, d))`; the parenthesis was taken. */
function readUnpivot(reader: Reader): Pivot {
  const values = readNames(reader);
  reader.take('FOR');
  const name = readNames(reader)[0] ?? { text: 'name', quoted: false };
  reader.take('IN');
  const chosen: Chosen = { columns: [], calls: [] };
  if (reader.take('(')) {
    readChosen(reader, chosen);
    reader.close();
  }
  reader.close();
  const { alias, columns: aliases } = readTableAlias(reader);
  return { is: 'unpivot', values, name, ...chosen, alias, aliases };
}
