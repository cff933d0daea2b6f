import type { NamePart } from '../../names.ts';
import type { Expression } from '../syntax.ts';
import { readOperand } from './read-operand.ts';
import { readStarParts } from './read-star.ts';
import { takeTest } from './read-test.ts';
import { skipType } from './read-type.ts';
import type { Reader } from './reader.ts';

/** A value with what stands behind it, and the name that it would have without an alias. */
export interface Followed {
  readonly value: Expression;
  readonly name: NamePart | null;
}

type Rule = (reader: Reader, value: Expression) => Followed | null;

/** Casts, array elements, fields and JSON paths behind an operand. */
export function readPostfix(reader: Reader, operand: Expression): Followed {
  let last: Followed = { value: operand, name: null };
  for (;;) {
    const next = readOne(reader, last.value);
    if (next === null) return last;
    last = next;
  }
}

function readOne(reader: Reader, value: Expression): Followed | null {
  for (const rule of RULES) {
    const found = rule(reader, value);
    if (found !== null) return found;
  }
  return null;
}

const changed = (parts: readonly Expression[], name: NamePart | null): Followed => ({
  value: { is: 'operation', parts, name },
  name,
});

function readCast(reader: Reader, value: Expression): Followed | null {
  // Databricks' `x ?:: int` is a cast that may fail.
  if (reader.token()?.text === '?' && reader.key(1) === '::') reader.at += 1;
  if (!reader.take('::')) return null;
  skipType(reader);
  return changed([value], nameOf(value));
}

const readElement: Rule = (reader, value) =>
  reader.key() === '[' && reader.dialect !== 'tsql' ? changed([value, ...readSubscript(reader)], null) : null;

/** A field, a method, or all fields. */
function readDot(reader: Reader, value: Expression): Followed | null {
  if (reader.key() !== '.' || value.is === 'star') return null;
  if (value.is === 'constant' && reader.key(2) !== '(') return null;
  if (reader.key(1) === '*') {
    reader.at += 2;
    return { value: { ...readStarParts(reader, []), of: value }, name: null };
  }
  const field = readField(reader);
  return changed([value, ...field.args], field.name);
}

function readPath(reader: Reader, value: Expression): Followed | null {
  // `payload :id` with a blank looks like a parameter, which never follows a value.
  const glued = reader.token();
  if (glued?.kind === 'param' && reader.dialect === 'databricks' && /^:[A-Za-z_]/.test(glued.text)) {
    reader.at += 1;
    return changed([value], { text: glued.text.slice(1), quoted: false });
  }
  if (reader.key() !== ':' || !isJsonPath(reader)) return null;
  reader.at += 1;
  return changed([value], readJsonStep(reader));
}

function readWords(reader: Reader, value: Expression): Followed | null {
  if (reader.take('AT', 'TIME', 'ZONE')) {
    const zone = readOperand(reader);
    return changed(zone === null ? [value] : [value, zone], null);
  }
  if (reader.take('COLLATE')) {
    if (reader.name() === null) reader.at += 1;
    return changed([value], null);
  }
  if (reader.take('UESCAPE')) {
    reader.at += 1;
    return changed([value], null);
  }
  const tested = reader.takeOne(['AT', 'LOCAL'], ['ISNULL'], ['NOTNULL']) || takeTest(reader);
  return tested ? changed([value], null) : null;
}

/** The name that a column reference keeps when it is cast. */
function nameOf(value: Expression): NamePart | null {
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

const RULES: readonly Rule[] = [readCast, readElement, readDot, readPath, readWords];
