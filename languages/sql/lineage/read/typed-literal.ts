import type { Reader } from './reader.ts';
import { LITERAL_TYPES, RESERVED } from './words.ts';

/**
 * How many tokens a literal with its type before it takes: `DATE '2024-01-01'`, `timestamp with time zone '…'`, and in
 * Postgres and DuckDB, where no string can be an alias, any type. 0 where none stands here.
 */
export function typedLiteral(reader: Reader, type: string): number {
  if (reader.token(1)?.kind === 'string') {
    const anyType = reader.dialect === 'postgres' || reader.dialect === 'duckdb';
    return LITERAL_TYPES.has(type) || (anyType && !RESERVED.has(type)) ? 2 : 0;
  }
  const zoned = /^WITH(?:OUT)?$/.test(reader.key(1)) && reader.key(2) === 'TIME' && reader.key(3) === 'ZONE';
  return zoned && /^TIME(?:STAMP)?$/.test(type) && reader.token(4)?.kind === 'string' ? 5 : 0;
}
