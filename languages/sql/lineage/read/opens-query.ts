import type { Reader } from './reader.ts';

const QUERY_WORDS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'FROM', 'TABLE']);

/** True where a query stands in the parentheses that open here. */
export function opensQuery(reader: Reader): boolean {
  let at = 0;
  while (reader.key(at) === '(') at++;
  const key = reader.key(at);
  if (key === 'TABLE') return reader.token(at + 1)?.kind === 'word' && reader.key(at + 2) === ')';
  if (key === 'VALUES') return reader.key(at + 1) === '(';
  if (key === 'PIVOT' || key === 'UNPIVOT') return reader.dialect === 'duckdb' && reader.key(at + 1) !== '(';
  return QUERY_WORDS.has(key) && reader.key(at + 1) !== '.';
}

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
const QUERIES: ReadonlySet<string> = new Set(['SELECT', 'FROM', 'VALUES']);

/** True where a statement that changes rows begins, its CTEs before it allowed. */
export function startsChange(reader: Reader): boolean {
  if (reader.at === 0 && reader.sees('REPLACE', 'INTO')) return true;
  if (CHANGES.has(reader.key())) return reader.key(1) !== '(';
  return reader.key() === 'WITH' && CHANGES.has(mainVerb(reader));
}

/** The first verb outside parentheses. */
function mainVerb(reader: Reader): string {
  for (let at = 1, depth = 0; reader.token(at) !== undefined && depth >= 0; at++) {
    const key = reader.key(at);
    if (depth === 0 && (CHANGES.has(key) || QUERIES.has(key))) return key;
    depth += key === '(' ? 1 : key === ')' ? -1 : 0;
  }
  return '';
}
