import { stringValue } from '../../names.ts';
import type { Expression, Star } from '../syntax.ts';
import { readCall } from './read-call.ts';
import type { Reader } from './reader.ts';

/** DuckDB's `COLUMNS(c -> c LIKE 'a%')`: which names fit is told where the lambda does nothing else. */
export function readColumnsCall(reader: Reader): Expression {
  const parts = [{ text: 'columns', quoted: false }];
  const star = readNameTest(reader);
  if (star === null) {
    reader.at += 1;
    return readCall(reader, parts);
  }
  return { is: 'call', parts, args: [star], control: [], within: [], over: false };
}

function readNameTest(reader: Reader): Star | null {
  const start = reader.key(2) === 'LAMBDA' ? 3 : 2;
  const name = reader.key(start);
  if (!/^(?:->|:)$/.test(reader.key(start + 1)) || reader.key(start + 2) !== name) return null;
  const negated = reader.key(start + 3) === 'NOT';
  const at = start + (negated ? 4 : 3);
  const pattern = reader.token(at + 1);
  if (!/^I?LIKE$/.test(reader.key(at)) || pattern?.kind !== 'string' || reader.key(at + 2) !== ')')
    return null;
  reader.at += at + 3;
  const filter = { how: 'like', patterns: [stringValue(pattern)], negated } as const;
  return { is: 'star', qualifier: [], of: null, except: [], replace: [], rename: [], filter };
}
