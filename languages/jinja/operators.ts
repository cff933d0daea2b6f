import { isIn } from './tests.ts';
import { isEqual, toText, Unknown, type Value } from './values.ts';

const NUMERIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '-': (left, right) => left - right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
  '**': (left, right) => left ** right,
  '%': (left, right) => ((left % right) + right) % right,
};

export const negative = (value: Value): Value => (typeof value === 'number' ? -value : new Unknown('-'));

/** Value of an operator with two sides; of an unknown side nothing is known. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (left instanceof Unknown || right instanceof Unknown) return new Unknown(operator);
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  if (operator === 'in') return isIn(left, right);
  if (operator === '~') return toText(left) + toText(right);
  if (operator === '+') return plus(left, right);
  if (operator === '*' && typeof left === 'string')
    return left.repeat(Math.min(Math.max(Number(right) || 0, 0), 10_000));
  if (operator === '*') return Number(left) * Number(right);
  if (operator === '%' && typeof left === 'string') return left.replace(/%[sd]/, () => toText(right));
  return (
    compare(operator, left, right) ??
    NUMERIC[operator]?.(Number(left), Number(right)) ??
    new Unknown(operator)
  );
}

function plus(left: Value, right: Value): Value {
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return typeof left === 'string' && typeof right === 'string' ? left + right : new Unknown('+');
}

function compare(operator: string, left: Value, right: Value): boolean | null {
  const numbers = typeof left === 'number' && typeof right === 'number';
  const [a, b] = numbers ? [left, right] : [toText(left), toText(right)];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  return operator === '>=' ? a >= b : null;
}
