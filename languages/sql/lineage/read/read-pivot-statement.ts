import type { NamePart } from '../../names.ts';
import type { Expression, Pivot, SelectItem } from '../syntax.ts';
import { pivotColumn, readAggregates, readValues } from './read-pivot.ts';
import { type Chosen, readChosen, readNames } from './read-unpivoted.ts';
import type { Reader } from './reader.ts';

/** DuckDB's statements: `PIVOT t ON a USING sum(b) GROUP BY c`; the table was read. */
export function readSimplePivot(reader: Reader): Pivot {
  const on: Expression[] = [];
  const values: (NamePart | null)[] = [];
  let known = false;
  let aggregates: SelectItem[] = [];
  let groups: Expression[] | null = null;
  if (reader.take('ON')) {
    do {
      on.push(reader.key(1) === '||' ? reader.expression() : pivotColumn(reader));
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
  const chosen: Chosen = { columns: [], calls: [] };
  if (reader.take('ON')) readChosen(reader, chosen);
  let name: NamePart = { text: 'name', quoted: false };
  let values: NamePart[] = [{ text: 'value', quoted: false }];
  if (reader.take('INTO')) {
    if (reader.take('NAME')) name = reader.identifier() ?? name;
    if (reader.take('VALUE')) {
      values = [];
      do values.push(...readNames(reader));
      while (reader.take(','));
    }
  }
  return { is: 'unpivot', values, name, ...chosen, alias: null, aliases: [] };
}
