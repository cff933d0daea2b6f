import type { NamePart } from '../../names.ts';
import type { Reader } from './reader.ts';
import { RESERVED } from './words.ts';

export const JOIN_WORDS: ReadonlySet<string> = new Set(
  'JOIN INNER LEFT RIGHT FULL CROSS OUTER NATURAL SEMI ANTI ASOF POSITIONAL ANY GLOBAL HASH LOOP MERGE STRAIGHT_JOIN APPLY REMOTE DIRECTED'.split(
    ' ',
  ),
);

export function readAlias(reader: Reader): NamePart | null {
  if (reader.take('AS')) return reader.identifier();
  return freeAlias(reader);
}

export function freeAlias(reader: Reader): NamePart | null {
  const token = reader.token();
  if (token === undefined) return null;
  if (token.kind === 'quoted') return reader.identifier();
  if (token.kind !== 'word' || RESERVED.has(token.key) || JOIN_WORDS.has(token.key)) return null;
  if (/^MATCH_(?:CONDITION|RECOGNIZE)$/.test(token.key) && reader.key(1) === '(') return null;
  if (
    /^(?:VERSION|TIMESTAMP|USING|WHEN|OUTPUT|SELECT|KEYS|APPLY|SEQUENCE|COLUMNS|STORED|BY|REPLACE|DEFAULT)$/.test(
      token.key,
    ) &&
    reader.key(1) !== '.'
  ) {
    if (token.key !== 'VERSION' && token.key !== 'TIMESTAMP') return null;
    if (reader.key(1) === 'AS') return null;
  }
  return reader.identifier();
}

/** Column aliases, types behind them stepped over. */
export function readColumns(reader: Reader): NamePart[] {
  return reader.key() === '(' ? reader.nameList().flatMap((name) => name.at(-1) ?? []) : [];
}

/** DuckDB: `FROM x: t`. */
export function duckAlias(reader: Reader): NamePart | null {
  if (reader.dialect !== 'duckdb' || reader.key(1) !== ':' || reader.token()?.kind !== 'word') return null;
  const alias = reader.identifier();
  reader.take(':');
  return alias;
}
