import type { Reader } from './reader.ts';

/** T-SQL's `TOP (10) PERCENT WITH TIES`; nothing where the word does not stand. */
export function skipTop(reader: Reader): boolean {
  if (!reader.take('TOP')) return false;
  if (!reader.skipParens()) reader.at += 1;
  reader.take('PERCENT');
  reader.take('WITH', 'TIES');
  return true;
}
