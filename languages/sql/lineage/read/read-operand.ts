import { stringValue } from '../../names.ts';
import type { Token } from '../../tokenize.ts';
import type { Expression } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import { readCall } from './read-call.ts';
import { readCase } from './read-case.ts';
import { readColumnsCall } from './read-columns.ts';
import {
  isLambdaArrow,
  readArrow,
  readColonLambda,
  readComprehension,
  readLambdaHead,
} from './read-lambda.ts';
import { readMethod } from './read-method.ts';
import { readStar } from './read-star.ts';
import { skipAngles } from './read-type.ts';
import { readCursor, readExists, readNextValue, readTimeWindow } from './read-worded.ts';
import type { Reader } from './reader.ts';
import { typedLiteral } from './typed-literal.ts';
import { CONSTANT_WORDS, NEVER_CALLED, NO_OPERAND, UNITS } from './words.ts';

export const CONSTANT: Expression = { is: 'constant', text: null };

/** One operand: a literal, a column, a call, a case, a query or a list in parentheses. Null where none stands. */
export function readOperand(reader: Reader): Expression | null {
  const token = reader.token();
  if (token === undefined) return null;
  if (token.kind === 'string') return readString(reader, token);
  if (token.kind === 'number' || (token.kind === 'param' && isPlainParameter(reader)))
    return step(reader, CONSTANT);
  if (token.kind === 'param' && reader.key(1) === '.') {
    reader.at += 2;
    return { is: 'column', parts: [{ text: token.text.slice(1), quoted: false }, ...(reader.name() ?? [])] };
  }
  if (token.kind === 'param') return step(reader, columnOf(`:${token.text.slice(1)}`));
  if (token.kind === 'symbol') return readSymbol(reader);
  if (token.kind === 'marker' && reader.key(1) !== '.' && !isGlued(reader)) return step(reader, CONSTANT);
  if (token.kind === 'word') return readWord(reader, token);
  return readName(reader);
}

const isPlainParameter = (reader: Reader): boolean => !reader.token()?.text.startsWith(':');
const columnOf = (text: string): Expression => ({ is: 'column', parts: [{ text, quoted: false }] });

function step<T>(reader: Reader, value: T): T {
  reader.at += 1;
  return value;
}

/** A placeholder that is a part of a longer name: `${prefix}_total`. */
const isGlued = (reader: Reader): boolean => {
  const [token, next] = [reader.token(), reader.token(1)];
  return (
    token !== undefined &&
    next !== undefined &&
    next.start === token.end &&
    (next.kind === 'word' || next.kind === 'marker')
  );
};

/** Strings that follow each other are one. */
function readString(reader: Reader, token: Token): Expression {
  let text = stringValue(token);
  reader.at += 1;
  for (let next = reader.token(); next?.kind === 'string'; next = reader.token()) {
    text += stringValue(next);
    reader.at += 1;
  }
  return { is: 'constant', text };
}

function readSymbol(reader: Reader): Expression | null {
  const key = reader.key();
  if (key === '(') return readParens(reader);
  if (key === '[') return step(reader, list(reader, ']'));
  if (key === '{') return step(reader, list(reader, '}'));
  if (key === '*') return readStar(reader, []);
  return null;
}

/** Elements up to the closing sign, the keys of a map among them. */
function list(reader: Reader, close: string): Expression {
  const parts: Expression[] = [];
  reader.at += 1;
  while (!reader.done && reader.key() !== close) {
    const before = reader.at;
    if (reader.token(1)?.key === ':' && close === '}') reader.at += 2;
    parts.push(reader.expression());
    if (close === ']' && reader.key() === 'FOR') parts.push(...readComprehension(reader, parts.splice(0)));
    if (reader.key() === ',' || reader.key() === ':') reader.at += 1;
    if (reader.at === before) reader.at += 1;
  }
  if (reader.done) reader.at -= 1;
  return { is: 'operation', parts, name: null };
}

function readParens(reader: Reader): Expression {
  const lambda = readLambdaHead(reader);
  if (lambda !== null) return { is: 'lambda', parameters: lambda, body: reader.expression() };
  if (opensQuery(reader)) {
    const start = reader.at;
    reader.at += 1;
    const query = reader.query();
    if (reader.key() === ')') return step(reader, { is: 'query', query });
    // `((SELECT …) + 1)`: the parentheses hold an expression that begins with a query.
    reader.at = start;
  }
  reader.at += 1;
  if (reader.take(')')) return CONSTANT;
  const parts: Expression[] = [reader.expression()];
  while (reader.take(',')) parts.push(reader.expression());
  reader.close();
  return parts.length === 1 ? (parts[0] as Expression) : { is: 'operation', parts, name: null };
}

/** By the word that an operand begins with; undefined where it is an ordinary name after all. */
const WORDS: Readonly<Record<string, (reader: Reader, next: Token) => Expression | undefined>> = {
  CASE: (reader) => readCase(reader),
  INTERVAL: (reader, next) => (/^[,).]$/.test(next.key) ? undefined : readInterval(reader)),
  EXISTS: (reader, next) => (next.key === '(' ? readExists(reader) : undefined),
  SELECT: (reader) => ({ is: 'query', query: reader.query() }),
  WITH: (reader) => (reader.key(2) === 'AS' ? { is: 'query', query: reader.query() } : undefined),
  LAMBDA: (reader, next) =>
    reader.dialect === 'duckdb' && next.kind === 'word' ? readColonLambda(reader) : undefined,
  COLUMNS: (reader, next) =>
    reader.dialect === 'duckdb' && next.key === '(' ? readColumnsCall(reader) : undefined,
  ARRAY: readCollection,
  MAP: readCollection,
  STRUCT: readCollection,
  WINDOW: (reader, next) => (next.key === '(' ? readTimeWindow(reader) : undefined),
  NEXT: (reader, next) => (next.key === 'VALUE' ? readNextValue(reader) : undefined),
  CURRENT: (reader, next) => (next.key === 'OF' ? readCursor(reader) : undefined),
};

function readWord(reader: Reader, token: Token): Expression | null {
  const next = reader.token(1);
  const special = next === undefined ? undefined : WORDS[token.key]?.(reader, next);
  if (special !== undefined) return special;
  const literal = typedLiteral(reader, token.key);
  if (literal > 0) {
    reader.at += literal;
    return CONSTANT;
  }
  if (next?.key === '->' && isLambdaArrow(reader)) return readArrow(reader, token);
  return readPlainWord(reader, token.key, next?.key ?? '');
}

function readPlainWord(reader: Reader, key: string, next: string): Expression | null {
  if (NEVER_CALLED.has(key)) return isOperandName(key, next) ? readName(reader) : null;
  if (next === '.' || next === '(') return readName(reader);
  if (NO_OPERAND.has(key)) return null;
  return CONSTANT_WORDS.has(key) ? step(reader, CONSTANT) : readName(reader);
}

/** Words that are clauses in one place and columns in another: `offset`, `output`, `window`. */
const isOperandName = (key: string, next: string): boolean => !NO_OPERAND.has(key) && next !== '(';

/** `ARRAY[…]`, `MAP{…}`, `ARRAY<INT64>[…]`, `STRUCT<a INT64>(…)`. */
function readCollection(reader: Reader, next: Token): Expression | undefined {
  const name = reader.token()?.text ?? '';
  if (next.key === '<') {
    // Over the type, so that the word stands before the values.
    reader.at += 1;
    skipAngles(reader);
    reader.at -= 1;
  }
  const typedCall = next.key === '<' && reader.key(1) === '(';
  if (!typedCall && !/^[[{]$/.test(reader.key(1))) return undefined;
  reader.at += 1;
  return typedCall ? readCall(reader, [{ text: name, quoted: false }]) : (readSymbol(reader) ?? undefined);
}

/** `TO MONTH`, or the next of several: `1 YEAR 2 MONTHS`. */
const isNextField = (reader: Reader): boolean =>
  reader.key() === 'TO' || reader.token()?.kind === 'number' || reader.token()?.kind === 'string';

/** `INTERVAL '1' DAY`, `INTERVAL n MONTH`, `INTERVAL '1-2' YEAR TO MONTH`. */
function readInterval(reader: Reader): Expression {
  reader.at += 1;
  reader.take('-');
  const value = readOperand(reader) ?? CONSTANT;
  while (UNITS.has(reader.key()) || (UNITS.has(reader.key(1)) && isNextField(reader))) {
    reader.at += 1;
    if (reader.key() === '(') reader.skipParens();
  }
  return { is: 'operation', parts: [value], name: null };
}

/** A column, or a call when parentheses follow. */
function readName(reader: Reader): Expression | null {
  const parts = reader.name();
  if (parts === null) return null;
  if (reader.key() === '(') return readMethod(reader, parts) ?? readCall(reader, parts);
  // A name that ends in a dot has a star behind it.
  if (reader.key(-1) === '.' && reader.key() === '*') return readStar(reader, parts);
  if (/^nextval$|^currval$/i.test(parts.at(-1)?.text ?? '') && parts.length > 1) return CONSTANT;
  return { is: 'column', parts };
}
