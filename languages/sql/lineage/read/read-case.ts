import type { Expression } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** `CASE [x] WHEN … THEN … ELSE … END`: conditions and results alike. */
export function readCase(reader: Reader): Expression {
  const parts: Expression[] = [];
  reader.at += 1;
  while (!reader.done && reader.key() !== 'END') {
    const before = reader.at;
    if (!/^(?:WHEN|THEN|ELSE)$/.test(reader.key())) parts.push(reader.expression());
    else reader.at += 1;
    if (reader.at === before) reader.at += 1;
  }
  reader.take('END');
  return { is: 'operation', parts, name: { text: 'case', quoted: false } };
}
