import type { Expression } from '../../program/form.ts';
import { formatPercent } from '../native/formats.ts';
import { keyText } from '../values/keys.ts';
import type { Scope } from '../values/scope.ts';
import { concatenated, isSettled, textOf } from '../values/text.ts';
import { truthOf } from '../values/truth.ts';
import { usesOf } from '../values/uses.ts';
import { type Constant, constant, dict, isNothing, list, open, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;

/** Operators of two sides; `and` and `or` look at the right side only when they must. */
export function operate(run: Run, { operator, left, right }: Binary, scope: Scope): Value {
  const first = run.evaluate(left, scope);
  const later = () => run.evaluate(right, scope);
  switch (operator) {
    case 'and':
    case '&&':
      return (truthOf(first, run.language === 'typescript') ?? true) ? later() : first;
    case 'or':
    case '||':
      return (truthOf(first, run.language === 'typescript') ?? true) ? first : later();
    case '??':
      return isNothing(first) ? later() : first;
    case 'in':
    case 'not in':
      return contains(first, later(), operator === 'not in');
    default:
      return combine(operator, first, later());
  }
}

function combine(operator: string, left: Value, right: Value): Value {
  if (operator in COMPARISONS) return compare(operator, left, right);
  if (operator === '%' && left.kind === 'constant' && typeof left.value === 'string')
    return formatPercent(left.value, right);
  if (operator === '|' && left.kind === 'dict' && right.kind === 'dict')
    return dict([...left.entries, ...right.entries]);
  if (operator === '+') return add(left, right);
  if (operator === '/' && isText(left)) return concatenated([left, constant('/'), right]);
  if (operator === '*' && left.kind === 'list' && right.kind === 'constant')
    return list(Array.from({ length: Math.min(Number(right.value) || 0, 1_000) }, () => left.items).flat());
  if (!isSettled(left) || !isSettled(right)) return open('expression', usesOf(left, right));
  const result = ARITHMETIC[operator]?.(Number(left.value), Number(right.value));
  return result === undefined ? open('expression') : constant(result);
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
};

function add(left: Value, right: Value): Value {
  if (left.kind === 'list' && right.kind === 'list') return list([...left.items, ...right.items]);
  if (
    isSettled(left) &&
    isSettled(right) &&
    typeof left.value === 'number' &&
    typeof right.value === 'number'
  )
    return constant(left.value + right.value);
  return isTextLike(left) && isTextLike(right)
    ? concatenated([left, right])
    : open('sum', usesOf(left, right));
}

/** A path as an object is put together by a slash. */
const isText = (value: Value): boolean =>
  value.kind === 'text' || (value.kind === 'constant' && typeof value.value === 'string');

const isTextLike = ({ kind }: Value): boolean => kind !== 'list' && kind !== 'dict';

const COMPARISONS: Readonly<Record<string, (a: Constant, b: Constant) => boolean>> = {
  '==': (a, b) => a === b,
  '===': (a, b) => a === b,
  is: (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '!==': (a, b) => a !== b,
  'is not': (a, b) => a !== b,
  '<': (a, b) => (a ?? 0) < (b ?? 0),
  '>': (a, b) => (a ?? 0) > (b ?? 0),
  '<=': (a, b) => (a ?? 0) <= (b ?? 0),
  '>=': (a, b) => (a ?? 0) >= (b ?? 0),
};

function compare(operator: string, left: Value, right: Value): Value {
  const holds = COMPARISONS[operator];
  if (holds === undefined) return open('comparison');
  if (isSettled(left) && isSettled(right)) return constant(holds(left.value, right.value));
  // What exists is not nothing; whether a setting is given only the run tells.
  if (isNothing(right) && isGiven(left)) return constant(holds(1, null));
  if (isNothing(left) && isGiven(right)) return constant(holds(null, 1));
  return open('comparison');
}

const isGiven = ({ kind }: Value): boolean => !['constant', 'open', 'library', 'setting'].includes(kind);

function contains(item: Value, container: Value, negated: boolean): Value {
  const isTuple = item.kind === 'list' && item.items.every(isSettled);
  if (container.kind === 'dict' && (isTuple || isSettled(item)))
    return constant(container.entries.has(keyText(item)) !== negated);
  if (!isSettled(item)) return open('comparison');
  if (container.kind === 'list' && container.items.every(isSettled))
    return constant(container.items.some((one) => isSettled(one) && one.value === item.value) !== negated);
  if (isSettled(container) && typeof container.value === 'string')
    return constant(container.value.includes(textOf(item)) !== negated);
  return open('comparison');
}
