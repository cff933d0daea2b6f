import type { NamePart } from '../../names.ts';
import type { Expression } from '../syntax.ts';
import { readOperand } from './read-operand.ts';
import { readStarParts } from './read-star.ts';
import { skipType } from './read-type.ts';
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

/** Casts, array elements, fields and JSON paths behind an operand. */
function readPostfix(reader: Reader, operand: Expression): { value: Expression; name: NamePart | null } {
  let value = operand;
  let name: NamePart | null = null;
  const wrap = (parts: readonly Expression[], to: NamePart | null): void => {
    value = { is: 'operation', parts, name: to };
    name = to;
  };
  for (;;) {
    if (reader.take('::')) {
      skipType(reader);
      wrap([value], nameOf(value));
    } else if (reader.key() === '[' && reader.dialect !== 'tsql') {
      wrap([value, ...readSubscript(reader)], null);
    } else if (reader.key() === '.' && reader.key(1) !== '*' && value.is !== 'constant') {
      const field = readField(reader);
      wrap([value, ...field.args], field.name);
    } else if (reader.key() === ':' && isJsonPath(reader)) {
      reader.at += 1;
      wrap([value], readJsonStep(reader));
    } else if (reader.key() === '.' && reader.key(1) === '*' && value.is !== 'constant') {
      reader.at += 2;
      return { value: { ...readStarParts(reader, []), of: value }, name: null };
    } else if (reader.take('COLLATE')) {
      reader.name() ?? (reader.at += 1);
      wrap([value], null);
    } else if (reader.take('AT', 'TIME', 'ZONE')) {
      const zone = readOperand(reader);
      wrap(zone === null ? [value] : [value, zone], null);
    } else if (reader.take('AT', 'LOCAL') || reader.take('ISNULL') || reader.take('NOTNULL')) {
      wrap([value], null);
    } else return { value, name };
  }
}

/** The name that a column reference keeps when it is cast. */
export function nameOf(value: Expression): NamePart | null {
  if (value.is === 'column') return value.parts.at(-1) ?? null;
  return value.is === 'operation' ? value.name : null;
}

function readSubscript(reader: Reader): Expression[] {
  reader.at += 1;
  const inner: Expression[] = [];
  while (!reader.done && reader.key() !== ']') {
    const before = reader.at;
    if (reader.key() !== ':') inner.push(reader.expression());
    if (reader.key() === ':' || reader.key() === ',') reader.at += 1;
    if (reader.at === before) reader.at += 1;
  }
  reader.take(']');
  return inner;
}

/** `(x).field` or `f(x).method(y)`. */
function readField(reader: Reader): { args: Expression[]; name: NamePart | null } {
  reader.at += 1;
  const name = reader.identifier();
  if (name === null) reader.at += 1;
  return { args: reader.take('(') ? readArguments(reader) : [], name };
}

function readArguments(reader: Reader): Expression[] {
  const found: Expression[] = [];
  while (!reader.done && reader.key() !== ')') {
    const before = reader.at;
    found.push(reader.expression());
    reader.take(',');
    if (reader.at === before) reader.at += 1;
  }
  reader.take(')');
  return found;
}

const isJsonPath = (reader: Reader): boolean => {
  const next = reader.token(1);
  if (reader.dialect !== 'databricks' && reader.dialect !== 'snowflake') return false;
  return (
    next !== undefined &&
    (next.kind === 'word' || next.kind === 'quoted' || next.kind === 'string' || next.key === '[')
  );
};

function readJsonStep(reader: Reader): NamePart | null {
  if (reader.key() === '[') return null;
  const parts = reader.name();
  if (parts === null) reader.at += 1;
  return parts?.at(-1) ?? null;
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
