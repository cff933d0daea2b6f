import type { Reader } from './reader.ts';

const QUERY_WORDS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'FROM', 'TABLE']);

/** True where a query stands in the parentheses that open here. */
export function opensQuery(reader: Reader): boolean {
  let at = 0;
  while (reader.key(at) === '(') at++;
  const key = reader.key(at);
  if (key === 'TABLE') return reader.token(at + 1)?.kind === 'word' && reader.key(at + 2) === ')';
  if (key === 'VALUES') return reader.key(at + 1) === '(';
  return QUERY_WORDS.has(key) && reader.key(at + 1) !== '.';
}

/** True where a statement that changes rows begins, its CTEs before it allowed. */
export function startsChange(reader: Reader): boolean {
  if (reader.at === 0 && reader.sees('REPLACE', 'INTO')) return true;
  if (/^(?:INSERT|UPDATE|DELETE|MERGE)$/.test(reader.key())) return reader.key(1) !== '(';
  if (reader.key() !== 'WITH') return false;
  let depth = 0;
  for (let at = 1; reader.token(at) !== undefined; at++) {
    const key = reader.key(at);
    if (key === '(') depth++;
    else if (key === ')' && depth-- === 0) return false;
    else if (depth === 0 && (key === 'SELECT' || key === 'FROM' || key === 'VALUES')) return false;
    else if (depth === 0 && /^(?:INSERT|UPDATE|DELETE|MERGE)$/.test(key)) return true;
  }
  return false;
}
