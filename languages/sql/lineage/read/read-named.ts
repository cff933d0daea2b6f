import { type NamePart, stringValue, toReference } from '../../names.ts';
import { readName } from '../../read-name.ts';
import { tokenize } from '../../tokenize.ts';
import type { Call, Expression, Source } from '../syntax.ts';
import { readColumns } from './read-alias.ts';
import { readCall } from './read-call.ts';
import type { Reader } from './reader.ts';

export const asCall = (value: Expression): Call =>
  value.is === 'call'
    ? value
    : {
        is: 'call',
        parts: [{ text: 'unnest', quoted: false }],
        args: [value],
        control: [],
        within: [],
        over: false,
      };

/** Snowflake: `TABLE('db.s.t')`. */
export function readLiteralTable(reader: Reader): Source['from'] | null {
  const token = reader.token();
  const text =
    token?.kind === 'string' ? stringValue(token) : reader.constant((token?.text ?? '').replace(/^[$:]/, ''));
  if (text === null || reader.key(1) !== ')') return null;
  reader.at += 1;
  const parts = readName(tokenize(text, reader.dialect), 0)?.parts ?? [];
  return { is: 'table', parts, reference: toReference(parts, reader.dialect) };
}

/** A name, or a function when parentheses follow. */
export function readNamed(reader: Reader): Source['from'] {
  const start = reader.at;
  const table = reader.table();
  if (table === null) {
    reader.skipped += 1;
    return { is: 'table', parts: [], reference: { kind: 'table', parts: [] } };
  }
  if (reader.key() !== '(' || table.reference.kind === 'path') return { is: 'table', ...table };
  if (table.reference.kind === 'stage' || isHint(reader)) {
    reader.skipParens();
    return { is: 'table', ...table };
  }
  if (!table.parts.some(({ text, quoted }) => !quoted && text.includes('-'))) reader.at = start;
  const call = reader.at === start ? reader.expression() : readCall(reader, table.parts);
  const declared = reader.sees('WITH', '(') ? readDeclared(reader) : [];
  return { is: 'generator', call: asCall(call), declared, offset: null };
}

/** `OPENJSON(x) WITH (a int '$.a')`: the columns are told. */
function readDeclared(reader: Reader): NamePart[] {
  reader.at += 1;
  return readColumns(reader);
}

/** T-SQL's old form of table hints: `FROM t (NOLOCK)`. */
const isHint = (reader: Reader): boolean =>
  reader.dialect === 'tsql' &&
  /^(?:NOLOCK|READPAST|UPDLOCK|HOLDLOCK|ROWLOCK|TABLOCKX?|XLOCK|READUNCOMMITTED|INDEX)$/.test(reader.key(1));
