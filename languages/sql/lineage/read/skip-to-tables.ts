import type { Reader } from './reader.ts';

const ENDS_ITEMS: ReadonlySet<string> = new Set(['FROM', 'INTO', 'BULK', 'WHERE', ')', ';', '|>']);
const STARTS_ANOTHER: ReadonlySet<string> = new Set(['SELECT', 'UNION', 'INTERSECT', 'EXCEPT', 'MINUS', ';']);

/** What a key does to the depth of parentheses. */
const NESTING: Readonly<Record<string, number>> = { '(': 1, '[': 1, ')': -1, ']': -1 };

/** A list that no rule takes to its end still has its tables behind it, unless another query begins before. */
export function skipToTables(reader: Reader): undefined {
  if (reader.done || ENDS_ITEMS.has(reader.key())) return;
  let depth = 0;
  for (const [offset, { key }] of reader.tokens.slice(reader.at).entries()) {
    depth += NESTING[key] ?? 0;
    if (depth < 0) return;
    if (depth > 0) continue;
    if (STARTS_ANOTHER.has(key)) return;
    if (key !== 'FROM') continue;
    reader.skipped += offset;
    reader.at += offset;
    return;
  }
}
