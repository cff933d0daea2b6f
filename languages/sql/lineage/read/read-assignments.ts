import type { Assignment, Expression, Query } from '../syntax.ts';
import type { Reader } from './reader.ts';

export function readAssignments(reader: Reader): Assignment[] {
  const found: Assignment[] = [];
  do {
    if (reader.key() === '(') found.push(...readTuple(reader));
    else {
      const target = reader.name();
      if (target === null) break;
      while (reader.key() !== '=' && reader.key() !== ':=' && !reader.done) reader.at += 1;
      const compound = /^[-+*/%&|^]$/.test(reader.key(-1));
      reader.at += 1;
      const value = reader.expression();
      const chained = reader.dialect === 'tsql' && target[0]?.text.startsWith('@') === true;
      found.push({
        target,
        value:
          compound && !chained
            ? { is: 'operation', parts: [{ is: 'column', parts: target }, value], name: null }
            : value,
      });
    }
  } while (reader.take(','));
  return found;
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
