import type { Reader } from './reader.ts';
import { TAKES_UNIT, UNITS } from './words.ts';

/** `DATEDIFF(day, …)`, `DATE_TRUNC(x, MONTH)`, `EXTRACT(YEAR FROM x)`: the unit is no column. */
export function isUnit(reader: Reader, name: string): boolean {
  const key = reader.key();
  if (!TAKES_UNIT.test(name) || !UNITS.has(key)) return false;
  const before = reader.key(-1);
  const after = reader.key(1);
  if (after === 'FROM') return true;
  if (before === ',' && after === ')') return reader.dialect === 'bigquery' || /last_day/i.test(name);
  if (after === '(' && reader.dialect === 'bigquery') return true;
  if (before !== '(' || after !== ',' || reader.dialect === 'bigquery' || key === 'DATE' || key === 'TIME')
    return false;
  return !/add|sub|diff|name/i.test(name) || countArguments(reader) >= 3 || /part|name/i.test(name);
}

function countArguments(reader: Reader): number {
  let depth = 0;
  let count = 1;
  for (let at = 0; reader.token(at) !== undefined; at++) {
    const key = reader.key(at);
    if (key === '(' || key === '[') depth++;
    else if ((key === ')' || key === ']') && depth-- === 0) break;
    else if (key === ',' && depth === 0) count++;
  }
  return count;
}
