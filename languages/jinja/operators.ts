import { formatPercent } from './format-text.ts';
import { isIn } from './tests.ts';
import { fits, isEqual, toText, Unknown, type Value } from './values.ts';

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
  if (left instanceof Unknown) return left;
  if (right instanceof Unknown) return right;
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  if (operator === 'in') return isIn(left, right);
  if (operator === '~') return joined(toText(left), toText(right));
  if (operator === '+') return plus(left, right);
  if (operator === '*' && typeof left === 'string') return repeated(left, Number(right) || 0);
  if (operator === '*') return Number(left) * Number(right);
  if (operator === '%' && typeof left === 'string') return formatPercent(left, right);
  return (
    compare(operator, left, right) ??
    NUMERIC[operator]?.(Number(left), Number(right)) ??
    new Unknown(operator)
  );
}

const joined = (left: string, right: string): Value =>
  fits(left.length + right.length) ? left + right : new Unknown('~');

const repeated = (text: string, times: number): Value =>
  fits(text.length * Math.max(times, 0)) ? text.repeat(Math.max(Math.floor(times), 0)) : new Unknown('*');

function plus(left: Value, right: Value): Value {
  if (Array.isArray(left) && Array.isArray(right))
    return fits(left.length + right.length) ? [...left, ...right] : new Unknown('+');
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return typeof left === 'string' && typeof right === 'string' ? joined(left, right) : new Unknown('+');
}

function compare(operator: string, left: Value, right: Value): boolean | null {
  const numbers = typeof left === 'number' && typeof right === 'number';
  const [a, b] = numbers ? [left, right] : [toText(left), toText(right)];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  return operator === '>=' ? a >= b : null;
}
