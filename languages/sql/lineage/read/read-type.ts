import type { Reader } from './reader.ts';

const TAILS: ReadonlySet<string> = new Set(['PRECISION', 'VARYING', 'UNSIGNED', 'SIGNED']);

/** Steps over a type behind `::`: `double precision`, `decimal(12, 2)`, `array<struct<a:int>>`, `text[]`. */
export function skipType(reader: Reader): undefined {
  if (reader.token()?.kind === 'string') {
    reader.at += 1;
    return;
  }
  reader.name();
  reader.takeAny(TAILS);
  reader.skipParens();
  if (reader.key() === '<' || reader.key() === '<>') skipAngles(reader);
  reader.takeOne(['WITH', 'TIME', 'ZONE'], ['WITHOUT', 'TIME', 'ZONE'], ['WITH', 'LOCAL', 'TIME', 'ZONE']);
  while (reader.take('[', ']') || takeLength(reader));
}

/** `int[3]` of Postgres and DuckDB; elsewhere the brackets hold an element's index. */
function takeLength(reader: Reader): boolean {
  if (reader.dialect !== 'postgres' && reader.dialect !== 'duckdb') return false;
  if (reader.key() !== '[' || reader.token(1)?.kind !== 'number' || reader.key(2) !== ']') return false;
  reader.at += 3;
  return true;
}

/** `<…>` of a generic type. */
export function skipAngles(reader: Reader): undefined {
  let depth = 0;
  for (; !reader.done; reader.at++) {
    const key = reader.key();
    if (key === '<') depth++;
    else if (key === '>') depth--;
    else if (key === '>=') depth--;
    else if (key === ';') return;
    if (depth <= 0) {
      reader.at += 1;
      return;
    }
  }
}
