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
  if ((reader.key() === 'WITH' || reader.key() === 'WITHOUT') && /^(?:LOCAL|TIME)$/.test(reader.key(1))) {
    reader.at += reader.key(1) === 'LOCAL' ? 4 : 3;
  }
  while (
    reader.key() === '[' &&
    (reader.key(1) === ']' || (reader.key(2) === ']' && reader.token(1)?.kind === 'number'))
  ) {
    if (reader.key(1) !== ']' && reader.dialect !== 'postgres' && reader.dialect !== 'duckdb') return;
    reader.at += reader.key(1) === ']' ? 2 : 3;
  }
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
