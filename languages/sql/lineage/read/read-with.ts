import type { NamePart } from '../../names.ts';
import type { Change } from '../changes.ts';
import type { Cte, Query } from '../syntax.ts';
import { startsChange } from './opens-query.ts';
import { readChange } from './read-change.ts';
import type { Reader } from './reader.ts';

/** `WITH [RECURSIVE] name (columns) AS (query), …`. */
export function readWith(reader: Reader): { ctes: Cte[]; recursive: boolean } {
  const ctes: Cte[] = [];
  if (!reader.take('WITH')) return { ctes, recursive: false };
  const recursive = reader.take('RECURSIVE');
  do {
    if (reader.sees('XMLNAMESPACES', '(')) {
      reader.at += 1;
      reader.skipParens();
      continue;
    }
    if (/^(?:SELECT|INSERT|MERGE|UPDATE|DELETE|FROM)$/.test(reader.key())) break;
    const cte = readCte(reader);
    if (cte === null) break;
    ctes.push(cte);
  } while (reader.take(','));
  return { ctes, recursive };
}

function readCte(reader: Reader): Cte | null {
  const name = reader.identifier();
  if (name === null) return null;
  const columns: NamePart[] =
    reader.key() === '(' && !isBody(reader) ? reader.nameList().flatMap((parts) => parts.at(-1) ?? []) : [];
  if (reader.take('USING', 'KEY')) reader.skipParens();
  reader.take('MAX');
  reader.take('AS');
  reader.take('NOT');
  reader.take('MATERIALIZED');
  if (!reader.take('(')) return null;
  const body: Query | Change = reader.nested(() =>
    startsChange(reader) ? readChange(reader) : reader.query(),
  );
  reader.close();
  while ((reader.sees('SEARCH') || reader.sees('CYCLE')) && !reader.done) {
    reader.at += 1;
    while (!reader.done && !/^(?:,|SELECT|INSERT|UPDATE|DELETE|MERGE|CYCLE)$/.test(reader.key()))
      reader.at += 1;
  }
  return { name, columns, body };
}

const isBody = (reader: Reader): boolean =>
  /^(?:SELECT|WITH|FROM|VALUES)$/.test(reader.key(1)) && reader.key(2) !== ',' && reader.key(2) !== ')';
