import type { NamePart } from '../../names.ts';
import type { Expression } from '../syntax.ts';
import { readOperand } from './read-operand.ts';
import { takeOperator } from './read-operator.ts';
import { readPostfix } from './read-postfix.ts';
import type { Reader } from './reader.ts';

const PREFIXES: ReadonlySet<string> = new Set([
  '+',
  '-',
  '~',
  '!',
  'NOT',
  'PRIOR',
  '@',
  'CONNECT_BY_ROOT',
  '#',
]);
/** Reads operands and what stands between them, up to a word or sign that cannot go on. */
export function readExpression(reader: Reader): Expression {
  const parts: Expression[] = [];
  let changed = false;
  let name: NamePart | null = null;
  for (;;) {
    while (PREFIXES.has(reader.key())) {
      if (reader.key() !== '+') changed = true;
      reader.at += 1;
    }
    const operand = readOperand(reader);
    if (operand === null) break;
    const followed = readPostfix(reader, operand);
    parts.push(followed.value);
    name = followed.name;
    if (!takeOperator(reader)) break;
    changed = true;
  }
  const [first] = parts;
  if (first === undefined) return { is: 'constant', text: null };
  if (parts.length === 1 && !changed) return first;
  return { is: 'operation', parts, name: parts.length === 1 ? name : null };
}
