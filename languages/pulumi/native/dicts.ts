import { eachElement } from '../interpret/loops.ts';
import { type Args, positional } from '../interpret/run.ts';
import { keyText, keyValue } from '../values/keys.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, list, NOTHING, open, type Value } from '../values/value.ts';
import type { Method, Methods } from './methods.ts';

const [first, second] = [
  (args: Args) => args.positional[0] ?? NOTHING,
  (args: Args) => args.positional[1] ?? NOTHING,
];

/** Pairs of key and value; of what only the run knows, the value itself stands for its pairs. */
export const entriesOf = (of: Value): Value =>
  of.kind === 'dict' ? list([...of.entries].map(([key, value]) => list([keyValue(key), value]))) : of;
export const keysOf = (of: Value): Value =>
  of.kind === 'dict' ? list([...of.entries.keys()].map(keyValue)) : of;
export const dictValues = (of: Value): Value => (of.kind === 'dict' ? list([...of.entries.values()]) : of);

const entries: Method = (_run, of) => entriesOf(of);

const put: Method = (_run, of, args) => {
  if (of.kind === 'dict') of.entries.set(keyText(first(args)), second(args));
  return of;
};

function got(of: Value, args: Args, label: string): Value {
  if (of.kind === 'setting') return { ...of, part: `${of.part}.${textOf(first(args))}` };
  if (of.kind !== 'dict') return open(label, usesOf(of));
  const found = of.entries.get(keyText(first(args)));
  if (found !== undefined) return found;
  // A key that only the run tells may be any of them.
  return first(args).kind === 'constant' ? second(args) : open(label, usesOf(of));
}

const merge = (of: Value, more: Value): void => {
  if (of.kind === 'dict' && more.kind === 'dict')
    for (const [key, value] of more.entries) of.entries.set(key, value);
};

export const dictMethods: Methods = {
  items: entries,
  entries,
  keys: (_run, of) => keysOf(of),
  values: (_run, of) => dictValues(of),
  get: (_run, of, args, site) => got(of, args, site.label),
  pop: (_run, of, args, site) => {
    const taken = got(of, args, site.label);
    if (of.kind === 'dict') of.entries.delete(keyText(first(args)));
    return taken;
  },
  set: put,
  setdefault: (run, of, args, site) => {
    if (of.kind === 'dict' && !of.entries.has(keyText(first(args)))) put(run, of, args, site);
    return got(of, args, site.label);
  },
  update: (_run, of, args) => {
    merge(of, first(args));
    if (of.kind === 'dict') for (const [key, value] of args.named) of.entries.set(key, value);
    return NOTHING;
  },
  has: (_run, of, args) =>
    of.kind === 'dict' ? constant(of.entries.has(keyText(first(args)))) : open('has'),
  copy: (_run, of) => (of.kind === 'dict' ? dict(of.entries, of.isOptions) : of),
  forEach: (run, of, args, site) => {
    const items = of.kind === 'dict' ? [...of.entries] : [];
    eachElement(run, { items: items.map(([, value]) => value), what: null }, (value, at) => {
      run.call(first(args), positional(value, keyValue(items[at]?.[0] ?? '')), site);
      return undefined;
    });
    return NOTHING;
  },
};
