import { type NamePart, stringValue } from '../../names.ts';
import type { Token } from '../../tokenize.ts';
import type { Expression } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import { readCall } from './read-call.ts';
import { readStar } from './read-star.ts';
import { skipAngles } from './read-type.ts';
import type { Reader } from './reader.ts';
import { CONSTANT_WORDS, LITERAL_TYPES, NEVER_CALLED, NO_OPERAND, UNITS } from './words.ts';

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
    if (reader.key() === ',' || reader.key() === ':' || reader.key() === 'FOR' || reader.key() === 'IF')
      reader.at += 1;
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

/** `(a, b) ->`, types behind the names allowed. */
function readLambdaHead(reader: Reader): NamePart[] | null {
  const names: NamePart[] = [];
  let at = 1;
  for (; reader.token(at) !== undefined && reader.key(at) !== ')'; at++) {
    const token = reader.token(at) as Token;
    if (token.kind !== 'word' && token.kind !== 'quoted' && token.key !== ',') return null;
    if (token.key !== ',' && (reader.key(at - 1) === ',' || at === 1))
      names.push({ text: token.text, quoted: false });
  }
  if (reader.key(at + 1) !== '->') return null;
  reader.at += at + 2;
  return names;
}

function readWord(reader: Reader, token: Token): Expression | null {
  const { key } = token;
  const next = reader.token(1);
  if (key === 'CASE') return readCase(reader);
  if (key === 'INTERVAL' && next !== undefined && !/^[,).]$/.test(next.key)) return readInterval(reader);
  if (key === 'EXISTS' && next?.key === '(') return readExists(reader);
  if (key === 'SELECT' || (key === 'WITH' && reader.key(2) === 'AS'))
    return { is: 'query', query: reader.query() };
  if (LITERAL_TYPES.has(key) && next?.kind === 'string') {
    reader.at += 2;
    return CONSTANT;
  }
  if (next?.key === '->' && isLambdaArrow(reader)) return readArrow(reader, token);
  if (key === 'LAMBDA' && reader.dialect === 'duckdb' && next?.kind === 'word')
    return readColonLambda(reader);
  if ((key === 'ARRAY' || key === 'STRUCT' || key === 'MAP') && next?.key === '<') skipTypeOfValue(reader);
  if ((key === 'ARRAY' || key === 'MAP') && /^[[{]$/.test(next?.key ?? '')) {
    reader.at += 1;
    return readSymbol(reader);
  }
  if (key === 'NEXT' && next?.key === 'VALUE') {
    reader.at += 3;
    reader.name();
    return CONSTANT;
  }
  if (NO_OPERAND.has(key) && next?.key !== '(' && next?.key !== '.') return null;
  if (NEVER_CALLED.has(key)) return null;
  if (CONSTANT_WORDS.has(key) && next?.key !== '.' && next?.key !== '(') return step(reader, CONSTANT);
  return readName(reader);
}

/** `ARRAY<INT64>[…]`, `STRUCT<a INT64>(…)`: steps over the type, so that the word stands before the values. */
function skipTypeOfValue(reader: Reader): undefined {
  reader.at += 1;
  skipAngles(reader);
  reader.at -= 1;
}

const isLambdaArrow = (reader: Reader): boolean => {
  if (reader.dialect !== 'databricks' && reader.dialect !== 'snowflake' && reader.dialect !== 'duckdb')
    return false;
  const before = reader.key(-1);
  const value = reader.token(2)?.kind;
  return (
    (before === ',' || before === '(') &&
    !(reader.dialect === 'duckdb' && (value === 'string' || value === 'number'))
  );
};

function readArrow(reader: Reader, token: Token): Expression {
  reader.at += 2;
  return { is: 'lambda', parameters: [{ text: token.text, quoted: false }], body: reader.expression() };
}

/** DuckDB: `lambda x, i: x + i`. */
function readColonLambda(reader: Reader): Expression {
  reader.at += 1;
  const parameters: NamePart[] = [];
  while (!reader.done && reader.key() !== ':') {
    const token = reader.token() as Token;
    if (token.kind === 'word') parameters.push({ text: token.text, quoted: false });
    reader.at += 1;
    if (token.kind === 'param') break;
  }
  reader.take(':');
  return { is: 'lambda', parameters, body: reader.expression() };
}

function readCase(reader: Reader): Expression {
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

/** `INTERVAL '1' DAY`, `INTERVAL n MONTH`, `INTERVAL '1-2' YEAR TO MONTH`. */
function readInterval(reader: Reader): Expression {
  reader.at += 1;
  const value = readOperand(reader) ?? CONSTANT;
  while (UNITS.has(reader.key()) || (reader.key() === 'TO' && UNITS.has(reader.key(1)))) {
    reader.at += 1;
    if (reader.key() === '(') reader.skipParens();
  }
  return { is: 'operation', parts: [value], name: null };
}

function readExists(reader: Reader): Expression {
  reader.at += 1;
  if (!opensQuery(reader)) return readCall(reader, [{ text: 'exists', quoted: false }]);
  reader.at += 1;
  const query = reader.query();
  reader.close();
  return { is: 'exists', query };
}

/** A column, or a call when parentheses follow. */
function readName(reader: Reader): Expression | null {
  const parts = reader.name();
  if (parts === null) return null;
  if (reader.key() === '(') return readCall(reader, parts);
  // A name that ends in a dot has a star behind it.
  if (reader.key(-1) === '.' && reader.key() === '*') return readStar(reader, parts);
  if (/^nextval$|^currval$/i.test(parts.at(-1)?.text ?? '') && parts.length > 1) return CONSTANT;
  return { is: 'column', parts };
}
