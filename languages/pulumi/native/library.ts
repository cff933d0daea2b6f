import { elementsOf } from '../interpret/loops.ts';
import { memberOf } from '../interpret/members.ts';
import { type Args, positional, type Run, valuesOf } from '../interpret/run.ts';
import { concatenated, isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, list, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { COLLECTION_CALLS } from './collections.ts';
import { dictValues, entriesOf, keysOf } from './dicts.ts';
import { FILE_CALLS } from './files.ts';
import { listMethods, pairs } from './lists.ts';
import { extreme, ofNumbers, sortedCopy } from './ordering.ts';
import { patternValue, replacedBy } from './text-patterns.ts';

type Call = (run: Run, args: Args, site: Site) => Value;

/** What a function of the language's own library gives; null for one that is not known. */
export function callLibrary(run: Run, path: string, args: Args, site: Site): Value | null {
  return Object.hasOwn(CALLS, path) ? (CALLS[path]?.(run, args, site) ?? null) : null;
}

const first = ({ positional: [value] }: Args): Value => value ?? NOTHING;
const itself: Call = (_run, args) => first(args);
const used: Call = (_run, args, site) => open(`${site.label}()`, usesOf(...valuesOf(args)));
const texted: Call = (_run, args) => concatenated([first(args)]);
const listed: Call = (run, args, site) => {
  const of = first(args);
  const { items, what } = elementsOf(run, of, site.label);
  return what === null ? list([...items]) : of;
};

/** Numbers up to one that only the run knows are elements of it. */
const range: Call = (_run, { positional: given }) => {
  const [from, to, step] = given.length < 2 ? [constant(0), given[0] ?? NOTHING] : given;
  if (from === undefined || to === undefined) return list([]);
  if (!isSettled(from) || !isSettled(to)) return isSettled(to) ? from : to;
  const by = step !== undefined && isSettled(step) ? Number(step.value) : 1;
  const length = Math.min(10_000, Math.max(0, Math.ceil((Number(to.value) - Number(from.value)) / by) || 0));
  return list(Array.from({ length }, (_item, at) => constant(Number(from.value) + at * by)));
};

const zip: Call = (run, args, site) => {
  const columns = args.positional.map((of) => elementsOf(run, of, site.label));
  const openOne = args.positional.find((_of, at) => columns[at]?.what !== null);
  if (openOne !== undefined) return openOne;
  const length = Math.min(...columns.map(({ items }) => items.length));
  return list(
    Array.from({ length: Number.isFinite(length) ? length : 0 }, (_item, at) =>
      list(columns.map(({ items }) => items[at] ?? NOTHING)),
    ),
  );
};

const product: Call = (run, args, site) => {
  const rows = args.positional.reduce<Value[][]>(
    (made, of) =>
      made
        .flatMap((row) => elementsOf(run, of, site.label).items.map((item) => [...row, item]))
        .slice(0, 10_000),
    [[]],
  );
  return list(rows.map((row) => list(row)));
};

const madeDict: Call = (run, args, site) => {
  const of = first(args);
  const pairsOf =
    of.kind === 'list'
      ? of.items
      : of.kind === 'dict'
        ? elementsOf(run, entriesOf(of), site.label).items
        : [];
  const entries = pairsOf.flatMap((pair): [string, Value][] =>
    pair.kind === 'list' ? [[textOf(pair.items[0] ?? NOTHING), pair.items[1] ?? NOTHING]] : [],
  );
  return dict([...entries, ...args.named]);
};

const assigned: Call = (_run, { positional: given }) => {
  const [target, ...sources] = given;
  for (const source of sources)
    if (target?.kind === 'dict' && source.kind === 'dict')
      for (const [key, value] of source.entries) target.entries.set(key, value);
  return target ?? NOTHING;
};

const length: Call = (_run, args) => {
  const of = first(args);
  if (of.kind === 'list') return constant(of.items.length);
  if (of.kind === 'dict') return constant(of.entries.size);
  return isSettled(of) ? constant(textOf(of).length) : open('len');
};

/** `Array.from({length: n}, fn)`, `Array.from(list, fn)`. */
const arrayFrom: Call = (run, args, site) => {
  const [of = NOTHING, each] = args.positional;
  const count = of.kind === 'dict' ? of.entries.get('length') : undefined;
  const items = count === undefined ? listed(run, args, site) : range(run, positional(count), site);
  return each === undefined ? items : (listMethods['map']?.(run, items, positional(each), site) ?? items);
};

const number: Call = (_run, args) => {
  const of = first(args);
  return isSettled(of) && of.value !== null && !Number.isNaN(Number(of.value))
    ? constant(Number(of.value))
    : of;
};

const mapping: Call = (run, { positional: [each = NOTHING, of = NOTHING] }, site) =>
  listMethods['map']?.(run, of, positional(each), site) ?? NOTHING;

const numeric =
  (how: (one: number) => number): Call =>
  (run, args, site) =>
    ofNumbers(args, ([one = 0]) => how(one)) ?? used(run, args, site);

const CALLS: Readonly<Record<string, Call>> = {
  ...FILE_CALLS,
  ...COLLECTION_CALLS,
  range,
  zip,
  enumerate: (run, args, site) => {
    const start = args.positional[1] ?? args.named.get('start') ?? constant(0);
    return pairs(run, first(args), site, isSettled(start) ? Number(start.value) : 0);
  },
  len: length,
  str: texted,
  String: texted,
  int: number,
  Number: number,
  parseInt: number,
  bool: itself,
  list: listed,
  tuple: listed,
  set: listed,
  sorted: (run, args, site) =>
    sortedCopy(run, listed(run, args, site), { positional: [], named: args.named }, site),
  sum: (_run, args, site) =>
    ofNumbers(args, (all) => all.reduce((sum, one) => sum + one, 0)) ?? used(_run, args, site),
  max: (run, args, site) => extreme(run, args, site, -1) ?? used(run, args, site),
  min: (run, args, site) => extreme(run, args, site, 0) ?? used(run, args, site),
  abs: numeric(Math.abs),
  'Math.max': (run, args, site) => ofNumbers(args, (all) => Math.max(...all)) ?? used(run, args, site),
  'Math.min': (run, args, site) => ofNumbers(args, (all) => Math.min(...all)) ?? used(run, args, site),
  'Math.abs': numeric(Math.abs),
  'Math.floor': numeric(Math.floor),
  'Math.ceil': numeric(Math.ceil),
  'Math.round': numeric(Math.round),
  'math.floor': numeric(Math.floor),
  'math.ceil': numeric(Math.ceil),
  RegExp: (_run, { positional: [source = NOTHING, flags = NOTHING] }) => patternValue(source, flags),
  're.compile': (_run, { positional: [source = NOTHING] }) => patternValue(source, NOTHING),
  're.sub': (_run, { positional: [pattern = NOTHING, by = NOTHING, text = NOTHING] }, site) =>
    replacedBy(pattern, by, text, true, site),
  reversed: (run, args, site) => {
    const of = listed(run, args, site);
    return of.kind === 'list' ? list(of.items.toReversed()) : of;
  },
  Set: listed,
  Array: (run, args, site) => range(run, args, site),
  'Array.from': arrayFrom,
  'Array.of': (_run, args) => list([...args.positional]),
  dict: madeDict,
  Map: madeDict,
  'Object.fromEntries': madeDict,
  'Object.entries': (_run, args) => entriesOf(first(args)),
  'Object.keys': (_run, args) => keysOf(first(args)),
  'Object.values': (_run, args) => dictValues(first(args)),
  'Object.assign': assigned,
  'Object.freeze': itself,
  map: mapping,
  filter: (run, { positional: [each = NOTHING, of = NOTHING] }, site) =>
    listMethods['filter']?.(run, of, positional(each), site) ?? NOTHING,
  'Promise.all': itself,
  'Promise.resolve': itself,
  'asyncio.run': itself,
  'copy.copy': itself,
  'copy.deepcopy': itself,
  structuredClone: itself,
  'itertools.product': product,
  'itertools.chain': (run, args, site) =>
    list(args.positional.flatMap((of) => elementsOf(run, of, site.label).items)),
  'dataclasses.field': (run, { named }, site) => {
    const made = named.get('default_factory');
    return made === undefined ? (named.get('default') ?? NOTHING) : run.call(made, positional(), site);
  },
  'json.dumps': used,
  'JSON.stringify': used,
  getattr: (run, { positional: [of = NOTHING, name = NOTHING] }, site) =>
    memberOf(run, of, textOf(name), site.label),
};
