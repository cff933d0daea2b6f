import { elementsOf } from '../interpret/elements.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, valueAt, valuesOf } from '../values/arguments.ts';
import { inEachWay } from '../values/either.ts';
import { changed, reasonIn, reasonOf, stringOf, text, textOf } from '../values/text.ts';
import { constant, dict, list, NOTHING, unknown, type Value } from '../values/value.ts';
import { formatBraces, joinTexts, substituted } from './formats.ts';
import { inOrder } from './iterables.ts';

type Method<T> = (run: Run, of: T, args: Args, site: Site) => Value;
type Dict = Extract<Value, { kind: 'dict' }>;
type List = Extract<Value, { kind: 'list' }>;

/** A method of a text, list or dictionary; null for any other. */
export function callValueMethod(run: Run, of: Value, name: string, args: Args, site: Site): Value | null {
  const string = stringOf(of);
  if (of.kind === 'constant' && of.isGiven === true && TAKES_APART.test(name)) return unknown('environment');
  if (of.kind === 'constant' && typeof of.value === 'number' && name === 'zfill')
    return callValueMethod(run, constant(String(of.value)), name, args, site);
  if (string !== null) return (own(TEXTS, name) ?? openText)(run, string, args, site);
  if (of.kind === 'list') return own(LISTS, name)?.(run, of, args, site) ?? unknown('runtime-data');
  if (of.kind !== 'dict' || of.entries.get(name)?.kind === 'function') return null;
  return own(DICTS, name)?.(run, of, args, site) ?? null;
}

/** Methods by which a program reads its command line itself. */
const TAKES_APART = /^(?:[lr]?strip|r?split|r?partition|removeprefix|slice)$/;

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const openText: Method<string> = (_run, of) => unknown(reasonIn(of) ?? 'runtime-data');
const numberAt = (args: Args, at: number): number | null => {
  const value = valueAt(args, at);
  return value.kind === 'constant' && typeof value.value === 'number' ? value.value : null;
};

/** What holds of the text only where it is whole. */
const whole =
  (make: (of: string, args: Args) => Value): Method<string> =>
  (_run, of, args) => {
    const open =
      reasonIn(of) ??
      valuesOf(args)
        .map((value) => reasonIn(textOf(value)))
        .find((one) => one !== null) ??
      null;
    return open === null ? make(of, args) : unknown(open);
  };

/** Characters, or one text, taken off an end. */
const stripped =
  (start: boolean, end: boolean): Method<string> =>
  (_run, of, args) => {
    const given = stringOf(valueAt(args, 0));
    const set = given === null ? String.raw`\s` : given.replaceAll(/[\\\]^-]/g, String.raw`\$&`);
    if (set === '') return constant(of);
    const before = start ? of.replace(new RegExp(`^[${set}]+`), '') : of;
    return text(end ? before.replace(new RegExp(`[${set}]+$`), '') : before);
  };

const TEXTS: Readonly<Record<string, Method<string>>> = {
  lower: (_run, of) => changed(of, (piece) => piece.toLowerCase()),
  casefold: (_run, of) => changed(of, (piece) => piece.toLowerCase()),
  upper: (_run, of) => changed(of, (piece) => piece.toUpperCase()),
  capitalize: whole((of) => constant(of.charAt(0).toUpperCase() + of.slice(1).toLowerCase())),
  title: whole((of) =>
    constant(of.toLowerCase().replaceAll(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())),
  ),
  strip: stripped(true, true),
  lstrip: stripped(true, false),
  rstrip: stripped(false, true),
  format: (_run, of, args) => formatBraces(of, args),
  format_map: (_run, of, args) => {
    const given = valueAt(args, 0);
    const entries = given.kind === 'dict' ? [...given.entries] : [];
    return formatBraces(of, {
      positional: [],
      named: new Map(entries.map(([name, value]) => [name, { value, written: '' }])),
    });
  },
  join: (run, of, args) => {
    const { items, isKnown } = elementsOf(run, valueAt(args, 0));
    return isKnown ? inEachWay(items, (one) => joinTexts(of, one)) : unknown(reasonOf(valueAt(args, 0)));
  },
  replace: (_run, of, args) => {
    const [from, to] = [textOf(valueAt(args, 0)), textOf(valueAt(args, 1))];
    return from === '' ? constant(of) : changed(of, (piece) => piece.replaceAll(from, () => to));
  },
  split: (_run, of, args) => {
    const separator = stringOf(valueAt(args, 0, 'sep'));
    const parts = separator === null || separator === '' ? of.trim().split(/\s+/) : of.split(separator);
    const most = numberAt(args, 1);
    const kept =
      most === null || most < 0 || parts.length <= most + 1
        ? parts
        : [...parts.slice(0, most), parts.slice(most).join(separator ?? ' ')];
    return list(kept.map(text));
  },
  rsplit: whole((of, args) => {
    const separator = stringOf(valueAt(args, 0, 'sep')) ?? ' ';
    const parts = of.split(separator);
    const most = numberAt(args, 1) ?? parts.length;
    const cut = Math.max(0, parts.length - most);
    return list(
      [...(cut > 0 ? [parts.slice(0, cut).join(separator)] : []), ...parts.slice(cut)].map(constant),
    );
  }),
  splitlines: whole((of) => list(of.split(/\r?\n/).map(constant))),
  startswith: whole((of, args) => constant(of.startsWith(textOf(valueAt(args, 0))))),
  endswith: whole((of, args) => constant(of.endsWith(textOf(valueAt(args, 0))))),
  removeprefix: (_run, of, args) => {
    const prefix = textOf(valueAt(args, 0));
    return text(of.startsWith(prefix) ? of.slice(prefix.length) : of);
  },
  removesuffix: (_run, of, args) => {
    const suffix = textOf(valueAt(args, 0));
    return text(of.endsWith(suffix) ? of.slice(0, of.length - suffix.length) : of);
  },
  zfill: whole((of, args) => constant(of.padStart(numberAt(args, 0) ?? 0, '0'))),
  slice: whole((of, args) => constant(of.slice(numberAt(args, 0) ?? 0, numberAt(args, 1) ?? undefined))),
  encode: (_run, of) => constant(of),
  // Those of string.Template, which stands for its text.
  substitute: (_run, of, args) => substituted(constant(of), args),
  safe_substitute: (_run, of, args) => substituted(constant(of), args),
  isdigit: whole((of) => constant(/^\d+$/.test(of))),
};

const first = (args: Args): Value => valueAt(args, 0);

const LISTS: Readonly<Record<string, Method<List>>> = {
  append: (_run, of, args) => put(of, [first(args)]),
  add: (_run, of, args) => put(of, [first(args)]),
  insert: (_run, of, args) => {
    of.items.splice(numberAt(args, 0) ?? 0, 0, valueAt(args, 1));
    return NOTHING;
  },
  extend: (run, of, args) => put(of, elementsOf(run, first(args)).items),
  update: (run, of, args) => put(of, elementsOf(run, first(args)).items),
  union: (run, of, args) => list([...of.items, ...elementsOf(run, first(args)).items]),
  copy: (_run, of) => list([...of.items]),
  pop: (_run, of, args) => of.items.splice(numberAt(args, 0) ?? -1, 1)[0] ?? unknown('runtime-data'),
  sort: (_run, of, args) => {
    if (args.named.has('key')) return NOTHING;
    const items = inOrder(of.items);
    of.items.splice(0, of.items.length, ...(args.named.has('reverse') ? items.toReversed() : items));
    return NOTHING;
  },
  reverse: (_run, of) => {
    of.items.reverse();
    return NOTHING;
  },
  slice: (_run, of, args) => list(of.items.slice(numberAt(args, 0) ?? 0, numberAt(args, 1) ?? undefined)),
  index: (_run, of, args) => constant(of.items.findIndex((item) => textOf(item) === textOf(first(args)))),
  count: () => unknown('runtime-data'),
};

function put(of: List, items: readonly Value[]): Value {
  if (of.items.length < 5_000) of.items.push(...items);
  return NOTHING;
}

function got(of: Dict, args: Args): Value {
  const found = of.entries.get(textOf(first(args)));
  if (found !== undefined) return found;
  return first(args).kind === 'constant' ? valueAt(args, 1, 'default') : unknown(reasonOf(first(args)));
}

const DICTS: Readonly<Record<string, Method<Dict>>> = {
  items: (_run, of) => list([...of.entries].map(([key, value]) => list([constant(key), value]))),
  keys: (_run, of) => list([...of.entries.keys()].map(constant)),
  values: (_run, of) => list([...of.entries.values()]),
  get: (_run, of, args) => got(of, args),
  pop: (_run, of, args) => {
    const found = got(of, args);
    of.entries.delete(textOf(first(args)));
    return found;
  },
  setdefault: (_run, of, args) => {
    const key = textOf(first(args));
    if (!of.entries.has(key)) of.entries.set(key, valueAt(args, 1));
    return of.entries.get(key) ?? NOTHING;
  },
  update: (_run, of, args) => {
    const given = first(args);
    if (given.kind === 'dict') for (const [key, value] of given.entries) of.entries.set(key, value);
    for (const [key, { value }] of args.named) of.entries.set(key, value);
    return NOTHING;
  },
  copy: (_run, of) => dict(of.entries),
};
