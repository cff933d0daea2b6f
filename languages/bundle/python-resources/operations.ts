import { listOf, open, type Runtime, scalar, type Value } from './values.ts';

type Scalar = string | number | boolean | null;

/** Operators over known scalars; null where the operator is none of these. */
const SCALARS: Readonly<Record<string, (left: Scalar, right: Scalar) => Scalar | undefined>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  is: (left, right) => left === right,
  'is not': (left, right) => left !== right,
  in: (left, right) => (typeof right === 'string' ? right.includes(String(left)) : undefined),
  'not in': (left, right) => (typeof right === 'string' ? !right.includes(String(left)) : undefined),
  '+': (left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    return typeof left === 'number' && typeof right === 'number' ? left + right : undefined;
  },
  '-': (left, right) => (typeof left === 'number' && typeof right === 'number' ? left - right : undefined),
  '*': (left, right) => (typeof left === 'number' && typeof right === 'number' ? left * right : undefined),
  '<': (left, right) => (typeof left === 'number' && typeof right === 'number' ? left < right : undefined),
  '>': (left, right) => (typeof left === 'number' && typeof right === 'number' ? left > right : undefined),
  '/': (left, right) =>
    typeof left === 'string' && typeof right === 'string' ? `${left}/${right}` : undefined,
};

/** Undefined where the text does not fix what comes out. */
export function operate(operator: string, left: Value, right: Value): Value | undefined {
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    const result = SCALARS[operator]?.(left.value, right.value);
    return result === undefined ? undefined : scalar(result);
  }
  if (operator === '+' && left.kind === 'list' && right.kind === 'list')
    return listOf([...left.items, ...right.items]);
  if (operator === '|' && left.kind === 'table' && right.kind === 'table')
    return { ...left, entries: new Map([...left.entries, ...right.entries]) };
  const among = membersOf(right);
  if ((operator === 'in' || operator === 'not in') && left.kind === 'scalar' && among !== null)
    return scalar(among.includes(left.value) === (operator === 'in'));
  return undefined;
}

function membersOf(value: Value): Scalar[] | null {
  if (value.kind === 'table') return [...value.entries.keys()];
  if (value.kind !== 'list' || !value.items.every((item) => item.kind === 'scalar')) return null;
  return value.items.map((item) => (item.kind === 'scalar' ? item.value : null));
}

/** A field of an object, a name of a module, a variable of the bundle, or the constant of a class. */
export function attributeOf(
  value: Value,
  name: string,
  { runtime, written }: { readonly runtime: Runtime; readonly written: string },
): Value {
  if (value.kind === 'variables') return scalar(`\${var.${name}}`);
  if (value.kind === 'class') return scalar(name);
  if (value.kind === 'table') return value.entries.get(name) ?? open(written);
  if (value.kind !== 'module') return open(written);
  const known = runtime.moduleNames(value.name)?.get(name);
  if (known !== undefined) return known;
  const inner = `${value.name}.${name}`;
  if (runtime.moduleNames(inner) !== null) return { kind: 'module', name: inner };
  return /^[A-Z]/.test(name) ? { kind: 'class', name } : { kind: 'module', name: inner };
}
