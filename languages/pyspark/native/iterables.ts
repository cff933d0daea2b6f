import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import { elementsOf } from '../interpret/elements.ts';
import type { Run, Site } from '../interpret/run.ts';
import { truthOf } from '../interpret/truth.ts';
import { type Args, argument, positional, valueAt, valuesOf } from '../values/arguments.ts';
import { reasonIn, stringOf, textOf } from '../values/text.ts';
import { constant, dict, list, NOTHING, unknown, type Value } from '../values/value.ts';

export type Call = (run: Run, args: Args, site: Site) => Value;

const first = (args: Args): Value => valueAt(args, 0);
const listed: Call = (run, args) => {
  const { items, isKnown } = elementsOf(run, first(args));
  if (args.positional.length === 0) return list([]);
  return isKnown ? list([...items]) : first(args);
};

/** In order where all elements are texts or numbers that are known; in that of another order as they stand. */
const sorted: Call = (run, args, site) => {
  const of = listed(run, args, site);
  if (of.kind !== 'list' || args.named.has('key')) return of;
  const items = inOrder(of.items);
  return truthOf(valueAt(args, 9, 'reverse')) === true ? list(items.toReversed()) : list(items);
};

export function inOrder(items: readonly Value[]): Value[] {
  const texts = items.map(stringOf);
  if (texts.every((text) => text !== null && reasonIn(text) === null))
    return items.toSorted((one, other) => byCodeUnit(stringOf(one) ?? '', stringOf(other) ?? ''));
  const numbers = items.map(numberOf);
  if (numbers.some((number) => number === null)) return [...items];
  return items.toSorted((one, other) => (numberOf(one) ?? 0) - (numberOf(other) ?? 0));
}

const numberOf = (value: Value): number | null =>
  value.kind === 'constant' && typeof value.value === 'number' ? value.value : null;

/** Longer ranges are cut short, which is told. */
const MOST_NUMBERS = 1_000;

const range: Call = (run, args) => {
  const given = valuesOf(args).map((value) =>
    value.kind === 'constant' && typeof value.value === 'number' ? value.value : null,
  );
  if (given.some((value) => value === null)) return unknown('runtime-data');
  const [from, to, step] =
    given.length < 2 ? [0, given[0] ?? 0, 1] : [given[0] ?? 0, given[1] ?? 0, given[2] ?? 1];
  const wanted = Math.max(0, Math.ceil((to - from) / step) || 0);
  const length = Math.min(MOST_NUMBERS, wanted);
  if (wanted > length) run.budget.isSpent = true;
  return list(Array.from({ length }, (_item, at) => constant(from + at * step)));
};

const zip: Call = (run, args) => {
  const columns = args.positional.map(({ value }) => elementsOf(run, value).items);
  const length = Math.min(...columns.map((items) => items.length));
  return list(
    Array.from({ length: Number.isFinite(length) ? length : 0 }, (_item, at) =>
      list(columns.map((items) => items[at] ?? NOTHING)),
    ),
  );
};

const product: Call = (run, args) => {
  const rows = args.positional.reduce<Value[][]>(
    (made, { value }) =>
      made.flatMap((row) => elementsOf(run, value).items.map((item) => [...row, item])).slice(0, 1_000),
    [[]],
  );
  return list(rows.map((row) => list(row)));
};

const enumerated: Call = (run, args) => {
  const start = valueAt(args, 1, 'start');
  const from = start.kind === 'constant' ? Number(start.value ?? 0) : 0;
  return list(elementsOf(run, first(args)).items.map((item, at) => list([constant(at + from), item])));
};

const madeDict: Call = (run, args) => {
  const of = first(args);
  const items = of.kind === 'dict' || args.positional.length === 0 ? [] : elementsOf(run, of).items;
  const open = items.find(({ kind }) => kind === 'unknown');
  if (open !== undefined) return open;
  const pairs = of.kind === 'dict' ? [...of.entries] : items.flatMap(pairOf);
  return dict([...pairs, ...[...args.named].map(([key, { value }]): [string, Value] => [key, value])]);
};

const pairOf = (value: Value): [string, Value][] =>
  value.kind === 'list' ? [[textOf(value.items[0] ?? NOTHING), value.items[1] ?? NOTHING]] : [];

const reduced: Call = (run, args, site) => {
  const { items } = elementsOf(run, valueAt(args, 1));
  const start = argument(args, 2);
  const [head = NOTHING, ...rest] = start === null ? items : [start.value, ...items];
  return rest.reduce<Value>((made, item) => run.call(first(args), positional(made, item), site), head);
};

const mapped: Call = (run, args, site) => {
  const others = args.positional.slice(1).map(({ value }) => elementsOf(run, value).items);
  const [lead = []] = others;
  return list(
    lead.map((_item, at) =>
      run.call(first(args), positional(...others.map((items) => items[at] ?? NOTHING)), site),
    ),
  );
};

const filtered: Call = (run, args, site) =>
  list(
    elementsOf(run, valueAt(args, 1)).items.filter(
      (item) => truthOf(run.call(first(args), positional(item), site)) !== false,
    ),
  );

const length: Call = (_run, args) => {
  const of = first(args);
  if (of.kind === 'list') return constant(of.items.length);
  if (of.kind === 'dict') return constant(of.entries.size);
  const text = stringOf(of);
  return text === null || reasonIn(text) !== null ? unknown('runtime-data') : constant(text.length);
};

/** Functions of Python that make or go through sequences. */
export const ITERABLES: Readonly<Record<string, Call>> = {
  range,
  zip,
  enumerate: enumerated,
  len: length,
  list: listed,
  tuple: listed,
  set: listed,
  frozenset: listed,
  sorted,
  iter: listed,
  dict: madeDict,
  map: mapped,
  filter: filtered,
  'collections.OrderedDict': madeDict,
  'functools.reduce': reduced,
  'itertools.product': product,
  'types.SimpleNamespace': madeDict,
  reversed: (run, args) => {
    const of = listed(run, args, { file: '', lines: [1, 1] });
    return of.kind === 'list' ? list(of.items.toReversed()) : of;
  },
  'itertools.chain': (run, args) =>
    list(args.positional.flatMap(({ value }) => elementsOf(run, value).items)),
  'itertools.chain.from_iterable': (run, args) =>
    list(elementsOf(run, first(args)).items.flatMap((item) => elementsOf(run, item).items)),
  next: (run, args) => elementsOf(run, first(args)).items[0] ?? unknown('runtime-data'),
};
