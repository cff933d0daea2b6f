import type { Expression, Source, Star } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import type { Reader } from './reader.ts';

const ALL: Star = { is: 'star', qualifier: [], of: null, except: [], replace: [], rename: [], filter: null };

/** `f(TABLE(t) PARTITION BY k)`, BigQuery's `f(TABLE t)`: all rows of a table are handed over. Null for any other argument. */
export function readTableArgument(reader: Reader): Expression | null {
  if (!reader.sees('TABLE') || /^[,).=]$/.test(reader.key(1))) return null;
  const start = reader.at;
  reader.at += 1;
  if (opensQuery(reader)) {
    reader.at += 1;
    const query = reader.query();
    reader.close();
    return { is: 'query', query };
  }
  const isOpen = reader.take('(');
  const table = reader.table();
  if (table === null || (isOpen && reader.key() !== ')')) {
    reader.at = start;
    return null;
  }
  reader.take(')');
  return { is: 'query', query: allOf({ is: 'table', ...table }) };
}

const allOf = (from: Source['from']): Extract<Expression, { is: 'query' }>['query'] => ({
  ctes: [],
  recursive: false,
  body: {
    is: 'select',
    items: [{ value: ALL, aliases: [] }],
    from: [
      {
        kind: 'inner',
        source: { from, lateral: false, alias: null, columns: [], pivots: [], control: [] },
        on: [],
        using: [],
        natural: false,
      },
    ],
    where: [],
    control: [],
    into: null,
  },
  control: [],
  pipes: [],
});
