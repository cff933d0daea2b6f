import type { NamePart } from '../../names.ts';
import type { Join, Source } from '../syntax.ts';
import { freeAlias } from './read-alias.ts';
import { asCall } from './read-named.ts';
import type { Reader } from './reader.ts';

/** `LATERAL VIEW [OUTER] explode(x) t AS a, b`. */
export function readLateralView(reader: Reader): Join {
  reader.at += 2;
  reader.take('OUTER');
  const call = reader.expression();
  const alias = reader.sees('AS') ? null : freeAlias(reader);
  const columns = viewColumns(reader, alias !== null);
  const source: Source = {
    from: { is: 'generator', call: asCall(call), declared: [], offset: null },
    lateral: true,
    alias,
    columns,
    pivots: [],
    control: [],
  };
  return { kind: 'inner', source, on: [], using: [], natural: false };
}

/** `AS a, b`, `AS (a, b)`, and behind the name of the view `a, b` alone. */
function viewColumns(reader: Reader, named: boolean): NamePart[] {
  const first = !reader.sees('AS') && named ? freeAlias(reader) : null;
  if (first === null && !reader.take('AS')) return [];
  const open = first === null && reader.take('(');
  const columns = first === null ? [] : [first];
  if (first !== null && !reader.take(',')) return columns;
  do {
    const column = reader.identifier();
    if (column !== null) columns.push(column);
  } while (reader.take(','));
  if (open) reader.close();
  return columns;
}
