import type { Reader } from './reader.ts';

/** T-SQL's `WITH (NOLOCK)`. */
export function skipHint(reader: Reader): undefined {
  if (!reader.sees('WITH', '(')) return;
  reader.at += 1;
  reader.skipParens();
}
