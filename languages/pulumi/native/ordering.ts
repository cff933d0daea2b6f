import { type Args, positional, type Run } from '../interpret/run.ts';
import { isSettled, textOf } from '../values/text.ts';
import { truthOf } from '../values/truth.ts';
import { constant, list, NOTHING, type Site, type Value } from '../values/value.ts';

/** Python takes numbers by size; JavaScript takes all for texts. */
function compare(run: Run, left: Value, right: Value): number {
  if (left.kind === 'list' && right.kind === 'list') return compareLists(run, left.items, right.items);
  const numbers = run.language === 'python' && isSettled(left) && isSettled(right);
  if (numbers && typeof left.value === 'number' && typeof right.value === 'number')
    return left.value - right.value;
  const [a, b] = [textOf(left), textOf(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareLists(run: Run, left: readonly Value[], right: readonly Value[]): number {
  for (const [at, item] of left.entries()) {
    const other = right[at];
    const order = other === undefined ? 1 : compare(run, item, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const isOrdered = (value: Value): boolean =>
  value.kind === 'list' ? value.items.every(isOrdered) : isSettled(value);

/** The items in order, as far as the text tells what decides it; null where only the run does. */
export function ordered(run: Run, items: readonly Value[], args: Args, site: Site): Value[] | null {
  const [by = NOTHING] = args.positional;
  const key = args.named.get('key') ?? (run.language === 'python' ? by : NOTHING);
  if (run.language === 'typescript' && by.kind === 'function') return comparedBy(run, items, by, site);
  const keyed = items.map((item) => {
    const isPlain = key.kind === 'constant';
    return { item, key: isPlain ? item : run.call(key, positional(item), site) };
  });
  if (!keyed.every((one) => isOrdered(one.key))) return null;
  const sign = truthOf(args.named.get('reverse') ?? NOTHING, false) === true ? -1 : 1;
  return keyed.sort((one, other) => sign * compare(run, one.key, other.key)).map(({ item }) => item);
}

/** A function that compares two items tells by the sign of its result. */
function comparedBy(run: Run, items: readonly Value[], by: Value, site: Site): Value[] | null {
  let isKnown = true;
  const sorted = items.toSorted((left, right) => {
    const result = run.call(by, positional(left, right), site);
    if (isSettled(result) && typeof result.value === 'number') return result.value;
    isKnown = false;
    return 0;
  });
  return isKnown ? sorted : null;
}

const numbersOf = (values: readonly Value[]): number[] | null => {
  const found = values.map((value) => (isSettled(value) ? value.value : null));
  return found.every((value) => typeof value === 'number') ? (found as number[]) : null;
};

/** A function of numbers, given one by one or as a list; null where not all are known. */
export function ofNumbers(args: Args, how: (numbers: readonly number[]) => number): Value | null {
  const [first = NOTHING, ...more] = args.positional;
  const numbers = numbersOf(first.kind === 'list' && more.length === 0 ? first.items : args.positional);
  return numbers === null || numbers.length === 0 ? null : constant(how(numbers));
}

/** The first or last item in order. */
export function extreme(run: Run, args: Args, site: Site, place: 0 | -1): Value | null {
  const [first = NOTHING, ...more] = args.positional;
  const items = first.kind === 'list' && more.length === 0 ? first.items : args.positional;
  const found = ordered(run, items, { positional: [], named: args.named }, site);
  return found?.at(place) ?? null;
}

/** Sorts a list where it stands, as both languages do. */
export function sortInPlace(run: Run, of: Value, args: Args, site: Site): Value {
  if (of.kind !== 'list') return of;
  const found = ordered(run, of.items, args, site);
  if (found !== null) of.items.splice(0, of.items.length, ...found);
  return of;
}

/** The same as a new list. */
export function sortedCopy(run: Run, of: Value, args: Args, site: Site): Value {
  return of.kind === 'list' ? list(ordered(run, of.items, args, site) ?? [...of.items]) : of;
}
