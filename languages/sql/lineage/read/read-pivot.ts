import { type NamePart, stringValue } from '../../names.ts';
import type { Expression, Pivot, SelectItem } from '../syntax.ts';
import { readMatch } from './read-match.ts';
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
    on.push(reader.key() === '(' ? reader.expression() : column(reader));
    // `FOR a, b IN ((1, 2))`: both columns choose, and the values stand behind the last.
    if (reader.take(',')) continue;
    lists += 1;
    if (reader.take('IN') && reader.take('(')) known = readValues(reader, values) && known;
    else known = false;
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

function column(reader: Reader): Expression {
  const parts = reader.name();
  return parts === null ? reader.expression() : { is: 'column', parts };
}

function readAggregates(reader: Reader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    const value = reader.expression();
    const alias = reader.take('AS') || !RESERVED.has(reader.key()) ? reader.identifier() : null;
    items.push({ value, aliases: alias === null ? [] : [alias] });
  } while (reader.take(','));
  return items;
}

/** False where the values are not written out (a query, ANY). */
function readValues(reader: Reader, into: (NamePart | null)[]): boolean {
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
  const values = reader.key() === '(' ? reader.nameList().flatMap((name) => name.at(-1) ?? []) : one(reader);
  reader.take('FOR');
  const name = one(reader)[0] ?? { text: 'name', quoted: false };
  reader.take('IN');
  const columns: (readonly NamePart[])[] = [];
  if (reader.take('(')) {
    do {
      columns.push(
        reader.key() === '(' ? reader.nameList().flatMap((found) => found.at(-1) ?? []) : one(reader),
      );
      if (reader.take('AS')) reader.expression();
      else if (!/^[,)]$/.test(reader.key())) reader.identifier();
    } while (reader.take(','));
    reader.close();
  }
  reader.close();
  const { alias, columns: aliases } = readTableAlias(reader);
  return { is: 'unpivot', values, name, columns, alias, aliases };
}

const one = (reader: Reader): NamePart[] => {
  const last = reader.name()?.at(-1);
  return last === undefined ? [] : [last];
};

/** DuckDB's statements: `PIVOT t ON a USING sum(b) GROUP BY c`; the table was read. */
export function readSimplePivot(reader: Reader): Pivot {
  const on: Expression[] = [];
  const values: (NamePart | null)[] = [];
  let known = false;
  let aggregates: SelectItem[] = [];
  let groups: Expression[] | null = null;
  if (reader.take('ON')) {
    do {
      on.push(column(reader));
      if (reader.take('IN') && reader.take('(')) known = readValues(reader, values);
    } while (reader.take(','));
  }
  if (reader.take('USING')) aggregates = readAggregates(reader);
  if (reader.take('GROUP', 'BY')) groups = reader.expressions();
  return {
    is: 'pivot',
    aggregates,
    on,
    values: known && on.length === 1 ? values : null,
    groups,
    alias: null,
    columns: [],
  };
}

/** `UNPIVOT t ON a, b INTO NAME n VALUE v`; the table was read. */
export function readSimpleUnpivot(reader: Reader): Pivot {
  const columns: (readonly NamePart[])[] = [];
  if (reader.take('ON')) {
    do
      columns.push(
        reader.key() === '(' ? reader.nameList().flatMap((found) => found.at(-1) ?? []) : one(reader),
      );
    while (reader.take(','));
  }
  let name: NamePart = { text: 'name', quoted: false };
  let values: NamePart[] = [{ text: 'value', quoted: false }];
  if (reader.take('INTO')) {
    if (reader.take('NAME')) name = reader.identifier() ?? name;
    if (reader.take('VALUE')) {
      values = [];
      do values.push(...one(reader));
      while (reader.take(','));
    }
  }
  return { is: 'unpivot', values, name, columns, alias: null, aliases: [] };
}
