import type { NamePart, Reference } from '../../names.ts';
import type { Cte } from '../syntax.ts';
import type { With } from './grammar.ts';
import { readAlias } from './read-alias.ts';
import type { Reader } from './reader.ts';

/** T-SQL: `DELETE OPENQUERY (server, 'query')` changes what another server holds. */
function skipOtherServer(reader: Reader): boolean {
  if (reader.dialect !== 'tsql' || !/^OPEN(?:QUERY|ROWSET|DATASOURCE)$/.test(reader.key())) return false;
  reader.at += 1;
  return reader.skipParens();
}

/** What every change begins with. */
export interface Head {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  readonly target: readonly NamePart[];
  readonly reference: Reference;
  readonly alias: NamePart | null;
}

const NOWHERE = { parts: [], reference: { kind: 'table', parts: [] } } as const;

/** Of a change that names no table. */
export const headWithoutTarget = (before: With): Head => ({
  ...before,
  target: [],
  reference: NOWHERE.reference,
  alias: null,
});

export function readHead(reader: Reader, before: With, alias: boolean): Head {
  const table = (skipOtherServer(reader) ? null : reader.table()) ?? NOWHERE;
  if (reader.take('*')) reader.skipped += 0;
  return {
    ...before,
    target: table.parts,
    reference: table.reference,
    alias: alias ? readAlias(reader) : null,
  };
}
