import type { Assignment } from '../changes.ts';
import type { Expression, Query } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** `a = 1, t.b = x, (c, d) = (SELECT …)`. */
export function readAssignments(reader: Reader): Assignment[] {
  const found: Assignment[] = [];
  do {
    const next = reader.key() === '(' ? readTuple(reader) : readSingle(reader);
    if (next === null) break;
    found.push(...next);
  } while (reader.take(','));
  return found;
}

function readSingle(reader: Reader): Assignment[] | null {
  const target = reader.name();
  if (target === null || !reader.skipTo('=', ':=')) return null;
  // `n += 1` reads what it changes; `@v += 1` changes no column.
  const compound = /^[-+*/%&|^]$/.test(reader.key(-1)) && target[0]?.text.startsWith('@') !== true;
  reader.at += 1;
  const value = reader.expression();
  if (!compound) return [{ target, value }];
  return [
    { target, value: { is: 'operation', parts: [{ is: 'column', parts: target }, value], name: null } },
  ];
}

/** `(a, b) = (SELECT x, y …)` or `= (1, 2)`. */
function readTuple(reader: Reader): Assignment[] {
  const names = reader.nameList();
  reader.take('=');
  reader.take('ROW');
  const value = reader.expression();
  if (value.is === 'operation' && value.parts.length === names.length)
    return names.map((target, at) => ({ target, value: value.parts[at] as Expression }));
  return names.map((target, at) => ({
    target,
    value: value.is === 'query' ? { is: 'query', query: nth(value.query, at) } : value,
  }));
}

/** The query with only its n-th column in the list, where it is a plain SELECT. */
function nth(query: Query, at: number): Query {
  const { body } = query;
  if (body.is === 'nested') return { ...query, body: { is: 'nested', query: nth(body.query, at) } };
  const item = body.is === 'select' ? body.items[at] : undefined;
  return body.is === 'select' && item !== undefined ? { ...query, body: { ...body, items: [item] } } : query;
}
