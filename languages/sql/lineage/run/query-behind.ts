import { leaveRest } from '../read/leave-rest.ts';
import type { Output } from '../trace/relation.ts';
import type { Running } from './context.ts';

const QUERY_STARTS: ReadonlySet<string> = new Set([
  'SELECT',
  'WITH',
  'FROM',
  'VALUES',
  'TABLE',
  '(',
  'STREAM',
  'EXECUTE',
  'PIVOT',
  'UNPIVOT',
]);

/** The query behind AS, or a SELECT without it. */
export function queryOutput({ reader, trace }: Running): Output | null {
  const start = reader.at;
  if (reader.key() === '(' && /^(?:SELECT|WITH)$/.test(reader.key(1)))
    return trace.query(reader.query(), trace.root);
  for (; !reader.done; reader.at++) {
    if (reader.key() === '(') {
      reader.skipParens();
      reader.at -= 1;
      continue;
    }
    if (!startsHere(reader)) continue;
    reader.take('AS');
    const query = reader.query();
    leaveRest(reader);
    return trace.query(query, trace.root);
  }
  reader.at = start;
  return null;
}

function startsHere(reader: Running['reader']): boolean {
  if (reader.key() === 'AS') return QUERY_STARTS.has(reader.key(1));
  return (
    reader.key() === 'SELECT' || (reader.key() === 'WITH' && reader.key(2) === 'AS' && reader.key(3) === '(')
  );
}
