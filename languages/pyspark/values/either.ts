import { isNothing, unknown, type Value } from './value.ts';

/** More ways than people write; beyond them only the run knows. */
const MOST_WAYS = 16;

/** What a name holds behind a place where the program took one of several ways. */
export function oneOf(at: number, options: readonly Value[]): Value {
  const [first] = options;
  if (first === undefined) return unknown('runtime-data');
  if (options.every((option) => isSame(option, first))) return first;
  const count = options.reduce((sum, option) => sum + ways(option), 0);
  return count > MOST_WAYS ? unknown('runtime-data') : { kind: 'either', at, options };
}

const ways = (value: Value): number =>
  value.kind === 'either' ? value.options.reduce((sum, option) => sum + ways(option), 0) : 1;

export function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'constant') return other.kind === 'constant' && one.value === other.value;
  return one.kind === 'library' && other.kind === 'library' && one.path === other.path;
}

/** A value in each way, without ways. */
export function optionsOf(value: Value): Value[] {
  return value.kind === 'either' ? value.options.flatMap(optionsOf) : [value];
}

/**
 * Gives a function its values in each way, those that were chosen at one place chosen together; what it makes of them
 * is one of several again. Nothing (None) among several is left out: using it would fail.
 */
export function inEachWay(values: readonly Value[], make: (values: readonly Value[]) => Value): Value {
  const first = values.find((value) => value.kind === 'either');
  if (first?.kind !== 'either') return make(values);
  const { at } = first;
  const kept = first.options
    .map((option, way) => ({ option, way }))
    .filter(({ option }) => !isNothing(option));
  const made = kept.map(({ way }) =>
    inEachWay(
      values.map((value) => chosen(value, at, way)),
      make,
    ),
  );
  return oneOf(at, made);
}

/** The value once a way is chosen. */
function chosen(value: Value, at: number, way: number): Value {
  if (value.kind !== 'either') return value;
  if (value.at === at) return value.options[way] ?? unknown('runtime-data');
  const options = value.options.map((option) => chosen(option, at, way));
  return { kind: 'either', at: value.at, options };
}
