import type { Output } from '../changes.ts';
import { opensQuery } from './opens-query.ts';
import { readItems } from './read-select.ts';
import type { Reader } from './reader.ts';

export function readOutputs(reader: Reader): Output[] {
  const found: Output[] = [];
  while (reader.take('OUTPUT')) found.push(readOutput(reader));
  return found;
}

/** T-SQL's OUTPUT list, stored when INTO follows. */
export function readOutput(reader: Reader): Output {
  const items = readItems(reader);
  if (!reader.take('INTO')) return { items, into: null, columns: null };
  const into = reader.name();
  const columns = reader.key() === '(' && !opensQuery(reader) ? reader.nameList() : null;
  return { items, into, columns };
}

export function readReturning(reader: Reader): Output[] {
  return reader.take('RETURNING') ? [{ items: readItems(reader), into: null, columns: null }] : [];
}
