import { formatPercent } from '../native/formats.ts';
import { isColumn } from '../spark/columns.ts';
import { columnOperation } from '../spark/operators.ts';
import { concatenated, reasonIn, reasonOf, stringOf, textOf } from '../values/text.ts';
import { constant, dict, list, objectValue, unknown, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

type Operator = (left: Value, right: Value) => Value | null;

/** What an operator makes of two values, neither of them one of several. */
export function binaryOf(run: Run, operator: string, left: Value, right: Value): Value {
  if (isColumn(left) || isColumn(right)) return columnOperation(run, [left, right]);
  const made = OPERATORS[operator]?.(left, right) ?? compared(operator, left, right);
  return made ?? openOf(left, right);
}

/** What is made of something that only the run knows is unknown for its reason. */
function openOf(left: Value, right: Value): Value {
  const open = [left, right].find((value) => value.kind === 'unknown' || value.kind === 'library');
  return unknown(open === undefined ? 'runtime-data' : reasonOf(open));
}

const isTextual = (value: Value): boolean => stringOf(value) !== null;
const numberOf = (value: Value): number | null =>
  value.kind === 'constant' && typeof value.value === 'number' ? value.value : null;

function added(left: Value, right: Value): Value | null {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== null && other !== null) return constant(one + other);
  if (left.kind === 'list' && right.kind === 'list') return list([...left.items, ...right.items]);
  return isTextual(left) || isTextual(right) ? concatenated([left, right]) : null;
}

const counted =
  (make: (one: number, other: number) => number): Operator =>
  (left, right) => {
    const [one, other] = [numberOf(left), numberOf(right)];
    const made = one === null || other === null ? Number.NaN : make(one, other);
    return Number.isFinite(made) ? constant(made) : null;
  };

function divided(left: Value, right: Value): Value | null {
  if (left.kind !== 'object' || left.object.is !== 'path')
    return counted((one, other) => one / other)(left, right);
  const below = textOf(right);
  const path = below.startsWith('/') ? below : `${left.object.text.replace(/\/$/, '')}/${below}`;
  return objectValue({ is: 'path', text: path });
}

function times(left: Value, right: Value): Value | null {
  const count = numberOf(right);
  const items = left.kind === 'list' ? left.items : null;
  if (items !== null && count !== null && count * items.length <= 1_000)
    return list(Array.from({ length: Math.max(0, count) }, () => items).flat());
  const repeated = stringOf(left);
  if (repeated !== null && count !== null && count * repeated.length <= 10_000)
    return constant(repeated.repeat(Math.max(0, count)));
  return counted((one, other) => one * other)(left, right);
}

const merged: Operator = (left, right) =>
  left.kind === 'dict' && right.kind === 'dict' ? dict([...left.entries, ...right.entries]) : null;

const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': added,
  '-': counted((one, other) => one - other),
  '*': times,
  '/': divided,
  '//': counted((one, other) => Math.floor(one / other)),
  '%': (left, right) =>
    isTextual(left) ? formatPercent(textOf(left), right) : counted((one, other) => one % other)(left, right),
  '|': merged,
  in: (left, right) => contains(right, left),
  'not in': (left, right) => {
    const found = contains(right, left);
    return found?.kind === 'constant' ? constant(found.value !== true) : null;
  },
};

function contains(many: Value, one: Value): Value | null {
  if (one.kind !== 'constant' || reasonIn(textOf(one)) !== null) return null;
  if (many.kind === 'dict') return constant(many.entries.has(textOf(one)));
  if (many.kind === 'list')
    return many.items.every(({ kind }) => kind === 'constant')
      ? constant(many.items.some((item) => item.kind === 'constant' && item.value === one.value))
      : null;
  const whole = stringOf(many);
  return whole === null || reasonIn(whole) !== null ? null : constant(whole.includes(textOf(one)));
}

const COMPARED: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

function compared(operator: string, left: Value, right: Value): Value | null {
  if (/^(?:==|is)$/.test(operator)) return truth(areEqual(left, right));
  if (/^(?:!=|is not)$/.test(operator)) {
    const equal = areEqual(left, right);
    return truth(equal === null ? null : !equal);
  }
  const [one, other, compare] = [numberOf(left), numberOf(right), COMPARED[operator]];
  return one === null || other === null || compare === undefined ? null : constant(compare(one, other));
}

const truth = (value: boolean | null): Value | null => (value === null ? null : constant(value));

const isWhole = (value: Value): boolean => value.kind === 'constant' && reasonIn(textOf(value)) === null;

/** Null where only the run tells. */
function areEqual(left: Value, right: Value): boolean | null {
  if (isWhole(left) && isWhole(right)) return textOf(left) === textOf(right);
  return isTold(left) && isTold(right) ? false : null;
}

/** Lists, frames and such are no constants, whatever they hold: `df is None` is false. */
const isTold = (value: Value): boolean =>
  value.kind === 'constant' ? isWhole(value) : !['unknown', 'library', 'either'].includes(value.kind);
