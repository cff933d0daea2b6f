import type { Reader } from './reader.ts';
import { OPERATOR_WORDS, OPERATORS } from './words.ts';

/** Takes what joins two operands; what needs no second one is taken whole. False: the expression ends here. */
export function takeOperator(reader: Reader): boolean {
  const key = reader.key();
  const token = reader.token();
  if (token === undefined) return false;
  if (token.kind === 'symbol') return takeSymbol(reader);
  if (reader.dialect === 'postgres' && takeNamed(reader)) return true;
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

/** Postgres' `OPERATOR(s.@>)`, and `?`, `?|` and `?&`: no parameter stands behind a value. */
function takeNamed(reader: Reader): boolean {
  if (reader.sees('OPERATOR', '(')) {
    reader.at += 1;
    return reader.skipParens();
  }
  if (reader.token()?.text !== '?') return false;
  reader.at += 1;
  if (!reader.take('|')) reader.take('&');
  return true;
}

function takeSymbol(reader: Reader): boolean {
  const key = reader.key();
  if (key === '*' && /^(?:FROM|,|\))$/.test(reader.key(1))) return false;
  if (!OPERATORS.has(key)) return false;
  if (key === '|' && reader.key(1) === '>') return false;
  while (OPERATORS.has(reader.key())) {
    const now = reader.key();
    reader.at += 1;
    if (now === '~' || now === '!') takeMatch(reader);
    if (/^[-+~]$/.test(reader.key()) || now === '->') break;
  }
  if (/^(?:ANY|ALL|SOME)$/.test(reader.key()) && reader.key(1) === '(') reader.at += 1;
  return true;
}

/** The rest of Postgres' `~*`, `!~*`, `!~~*`. */
function takeMatch(reader: Reader): undefined {
  while (reader.take('~'));
  reader.take('*');
}

/** What stands behind IS is read as an operand, NULL and TRUE among them. */
function takeIs(reader: Reader): boolean {
  reader.take('NOT');
  reader.take('DISTINCT', 'FROM');
  reader.take('A');
  return true;
}
