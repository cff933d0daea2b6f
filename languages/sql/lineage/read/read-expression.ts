import type { NamePart } from '../../names.ts';
import type { Expression } from '../syntax.ts';
import { readOperand } from './read-operand.ts';
import { readPostfix } from './read-postfix.ts';
import type { Reader } from './reader.ts';
import { OPERATOR_WORDS, OPERATORS } from './words.ts';

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

/** Takes what joins two operands; what needs no second one is taken whole. False: the expression ends here. */
function takeOperator(reader: Reader): boolean {
  const key = reader.key();
  const token = reader.token();
  if (token === undefined) return false;
  if (key === 'OPERATOR' && reader.key(1) === '(') {
    reader.at += 1;
    return reader.skipParens();
  }
  if (token.kind === 'symbol') return takeSymbol(reader);
  if (key === 'NOT' && !OPERATOR_WORDS.has(reader.key(1))) return false;
  if (!OPERATOR_WORDS.has(key)) return false;
  if (key === 'MATCH' && reader.dialect !== 'duckdb') return false;
  reader.at += 1;
  if (key === 'IS') return takeIs(reader);
  if (key === 'NOT') reader.at += 1;
  if (reader.key() === 'TO' || reader.key() === 'SYMMETRIC') reader.at += 1;
  if (/^(?:ANY|ALL|SOME)$/.test(reader.key()) && reader.key(1) === '(') reader.at += 1;
  return true;
}

function takeSymbol(reader: Reader): boolean {
  const key = reader.key();
  if (key === '*' && /^(?:FROM|,|\))$/.test(reader.key(1))) return false;
  if (!OPERATORS.has(key)) return false;
  if (key === '|' && reader.key(1) === '>') return false;
  while (OPERATORS.has(reader.key()) || (reader.key() === '?' && reader.token()?.kind === 'symbol')) {
    const now = reader.key();
    reader.at += 1;
    if (now === '~') reader.take('*');
    if (/^[-+~]$/.test(reader.key()) || now === '->') break;
  }
  if (/^(?:ANY|ALL|SOME)$/.test(reader.key()) && reader.key(1) === '(') reader.at += 1;
  return true;
}

/** What stands behind IS is read as an operand, NULL and TRUE among them. */
function takeIs(reader: Reader): boolean {
  reader.take('NOT');
  reader.take('DISTINCT', 'FROM');
  reader.take('A');
  return true;
}
