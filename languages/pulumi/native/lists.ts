import { eachElement, elementsOf } from '../interpret/loops.ts';
import { type Args, positional, type Run } from '../interpret/run.ts';
import { concatenated, isSettled, textOf } from '../values/text.ts';
import { truthOf } from '../values/truth.ts';
import { usesOf } from '../values/uses.ts';
import { constant, LONGEST_LIST, list, NOTHING, open, type Site, type Value } from '../values/value.ts';
import type { Method, Methods } from './methods.ts';
import { sortedCopy, sortInPlace } from './ordering.ts';

const first = (args: Args): Value => args.positional[0] ?? NOTHING;

/** Calls the function that is the first argument for each element, and gathers what it returns. */
function mapped(run: Run, of: Value, args: Args, site: Site): Value[] {
  const made: Value[] = [];
  const elements = elementsOf(run, of, site.label);
  eachElement(run, elements, (item, at) => {
    // A position in a list that only the run knows is told by the element.
    const place = elements.what === null ? constant(at) : item;
    made.push(run.call(first(args), positional(item, place, of), site));
    return undefined;
  });
  return made;
}

const filtered: Method = (run, of, args, site) => {
  const elements = elementsOf(run, of, site.label);
  const kept: Value[] = [];
  eachElement(run, elements, (item, at) => {
    const test = run.call(first(args), positional(item, constant(at)), site);
    if (truthOf(test, run.language === 'typescript') ?? true) kept.push(item);
    return undefined;
  });
  return of.kind === 'list' ? list(kept) : of;
};

const flattened = (run: Run, values: readonly Value[], site: Site): Value =>
  list(
    values.flatMap((value) => (value.kind === 'list' ? elementsOf(run, value, site.label).items : [value])),
  );

function joined(of: Value, between: Value): Value {
  if (of.kind !== 'list') return open('join', usesOf(of, between));
  const parts = of.items.flatMap((item, at) => (at === 0 ? [item] : [between, item]));
  return concatenated(parts);
}

function sliced(of: Value, args: Args): Value {
  const [from = NOTHING, to = NOTHING] = args.positional;
  if (!isSettled(from) || !isSettled(to)) return of;
  const end = to.value === null ? undefined : Number(to.value);
  if (of.kind === 'list') return list(of.items.slice(Number(from.value ?? 0), end));
  return of;
}

const added = (of: Value, items: readonly Value[]): Value => {
  if (of.kind === 'list' && of.items.length < LONGEST_LIST) of.items.push(...items);
  return NOTHING;
};
const same: Method = (_run, of) => of;

export const listMethods: Methods = {
  map: (run, of, args, site) => list(mapped(run, of, args, site)),
  forEach: (run, of, args, site) => {
    mapped(run, of, args, site);
    return NOTHING;
  },
  flatMap: (run, of, args, site) => flattened(run, mapped(run, of, args, site), site),
  flat: (run, of, _args, site) => (of.kind === 'list' ? flattened(run, of.items, site) : of),
  filter: filtered,
  find: (run, of, args, site) => {
    const found = filtered(run, of, args, site);
    return found.kind === 'list' ? (found.items[0] ?? NOTHING) : open(site.label, usesOf(of));
  },
  reduce: (run, of, args, site) => {
    let sum = args.positional[1] ?? NOTHING;
    eachElement(run, elementsOf(run, of, site.label), (item, at) => {
      sum = run.call(first(args), positional(sum, item, constant(at)), site);
      return undefined;
    });
    return sum;
  },
  push: (_run, of, args) => added(of, args.positional),
  append: (_run, of, args) => added(of, args.positional),
  add: (_run, of, args) => added(of, args.positional),
  insert: (_run, of, args) => added(of, args.positional.slice(1)),
  extend: (run, of, args, site) => added(of, elementsOf(run, first(args), site.label).items),
  concat: (run, of, args, site) =>
    flattened(run, [...(of.kind === 'list' ? of.items : [of]), ...args.positional], site),
  join: (_run, of, args) => joined(of, args.positional[0] ?? constant(',')),
  slice: (_run, of, args) => sliced(of, args),
  copy: (_run, of) => (of.kind === 'list' ? list([...of.items]) : of),
  reverse: (_run, of) => (of.kind === 'list' ? list(of.items.toReversed()) : of),
  sort: sortInPlace,
  toSorted: sortedCopy,
  toReversed: (_run, of) => (of.kind === 'list' ? list(of.items.toReversed()) : of),
  values: same,
  keys: (_run, of) => (of.kind === 'list' ? list(of.items.map((_item, at) => constant(at))) : of),
  entries: (run, of, _args, site) => pairs(run, of, site),
  fill: (_run, of, args) => (of.kind === 'list' ? list(of.items.map(() => first(args))) : of),
  at: (_run, of, args) => {
    const [at = NOTHING] = args.positional;
    if (of.kind !== 'list' || !isSettled(at)) return open('element', usesOf(of));
    return of.items.at(Number(at.value)) ?? NOTHING;
  },
  includes: (_run, of, args) => {
    const wanted = first(args);
    if (of.kind !== 'list' || !isSettled(wanted) || !of.items.every(isSettled)) return open('includes');
    return constant(of.items.some((item) => textOf(item) === textOf(wanted)));
  },
};

/** Positions with their elements. */
export function pairs(run: Run, of: Value, site: Site, from = 0): Value {
  const { items, what } = elementsOf(run, of, site.label);
  if (what !== null) return of.kind === 'setting' ? of : open(what, usesOf(of));
  return list(items.map((item, at) => list([constant(at + from), item])));
}
