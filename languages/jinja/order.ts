import { toText, type Value } from './values.ts';

/** Numbers by size, everything else by its text. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [toText(left), toText(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Jinja's filters take small and capital letters for the same unless they are told otherwise. */
export const foldCase = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value);

/** In order of a key, equal ones as they stood. */
export function sorted(
  items: readonly Value[],
  isReverse: boolean,
  keyOf: (item: Value) => Value = (item) => item,
): Value[] {
  const keyed = items.map((item) => [keyOf(item), item] as const);
  keyed.sort(([left], [right]) => (isReverse ? compareValues(right, left) : compareValues(left, right)));
  return keyed.map(([, item]) => item);
}
