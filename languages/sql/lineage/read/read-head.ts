import type { NamePart, Reference } from '../../names.ts';
import type { Cte } from '../syntax.ts';
import type { With } from './grammar.ts';
import { readAlias } from './read-alias.ts';
import type { Reader } from './reader.ts';

/** What every change begins with. */
export interface Head {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  readonly target: readonly NamePart[];
  readonly reference: Reference;
  readonly alias: NamePart | null;
}

export function readHead(reader: Reader, before: With, alias: boolean): Head {
  const table = reader.table() ?? { parts: [], reference: { kind: 'table', parts: [] } as const };
  if (reader.take('*')) reader.skipped += 0;
  return {
    ...before,
    target: table.parts,
    reference: table.reference,
    alias: alias ? readAlias(reader) : null,
  };
}
