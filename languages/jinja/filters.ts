import { attributeOf, itemAt, joinTexts, orElse } from './methods.ts';
import { runTest } from './tests.ts';
import { isTrue, itemsOf, toPlain, toText, Unknown, type Value } from './values.ts';

type Filter = (self: Value, args: readonly Value[], named: ReadonlyMap<string, Value>) => Value;

const method =
  (name: string): Filter =>
  (self, args) => {
    const found = attributeOf(typeof self === 'string' ? self : toText(self), name);
    return found !== null && typeof found === 'object' && 'call' in found
      ? (found.call?.(args, new Map()) ?? undefined)
      : undefined;
  };

const byText = (left: Value, right: Value): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [toText(left), toText(right)];
  return a < b ? -1 : a > b ? 1 : 0;
};

const same: Filter = (self) => self;
const size: Filter = (self) => (self instanceof Map ? self.size : itemsOf(self).length);

const FILTERS: Readonly<Record<string, Filter>> = {
  upper: method('upper'),
  lower: method('lower'),
  trim: method('strip'),
  title: method('title'),
  capitalize: method('capitalize'),
  replace: method('replace'),
  split: method('split'),
  length: size,
  count: size,
  join: (self, [by], named) => {
    const attribute = named.get('attribute');
    const items = itemsOf(self).map((item) =>
      attribute === undefined ? item : attributeOf(item, toText(attribute)),
    );
    return joinTexts(items, by === undefined ? '' : toText(by));
  },
  default: (self, [otherwise, always], named) =>
    orElse(self, otherwise ?? '', isTrue(always ?? named.get('boolean'))),
  d: (self, [otherwise, always]) => orElse(self, otherwise ?? '', isTrue(always)),
  list: (self) => [...itemsOf(self)],
  first: (self) => itemsOf(self)[0],
  last: (self) => itemsOf(self).at(-1),
  int: (self, [otherwise]) =>
    Number.isNaN(Number.parseInt(toText(self), 10)) ? (otherwise ?? 0) : Number.parseInt(toText(self), 10),
  float: (self) => Number.parseFloat(toText(self)) || 0,
  string: (self) => toText(self),
  abs: (self) => Math.abs(Number(self)),
  round: (self, [digits]) => Number(Number(self).toFixed(Number(digits ?? 0))),
  sum: (self) => itemsOf(self).reduce((sum: number, item) => sum + Number(item), 0),
  max: (self) => [...itemsOf(self)].sort(byText).at(-1),
  min: (self) => [...itemsOf(self)].sort(byText)[0],
  unique: (self) =>
    itemsOf(self).filter((item, at, all) => all.findIndex((other) => toText(other) === toText(item)) === at),
  sort: (self) => [...itemsOf(self)].sort(byText),
  reverse: (self) => [...itemsOf(self)].reverse(),
  dictsort: (self) =>
    self instanceof Map ? [...self].sort(([a], [b]) => byText(a, b)).map(([key, value]) => [key, value]) : [],
  items: (self) => (self instanceof Map ? [...self].map(([key, value]) => [key, value]) : []),
  map: (self, [name, ...rest], named) => {
    const attribute = named.get('attribute');
    if (attribute !== undefined) return itemsOf(self).map((item) => itemAt(item, attribute));
    return itemsOf(self).map((item) => applyFilter(toText(name), item, rest, new Map()));
  },
  select: (self, [name, ...rest]) =>
    itemsOf(self).filter((item) => (name === undefined ? isTrue(item) : runTest(toText(name), item, rest))),
  reject: (self, [name, ...rest]) =>
    itemsOf(self).filter((item) => !(name === undefined ? isTrue(item) : runTest(toText(name), item, rest))),
  selectattr: (self, [attribute, name, ...rest]) =>
    itemsOf(self).filter((item) => holds(itemAt(item, attribute), name, rest)),
  rejectattr: (self, [attribute, name, ...rest]) =>
    itemsOf(self).filter((item) => !holds(itemAt(item, attribute), name, rest)),
  tojson: (self) => JSON.stringify(toPlain(self)) ?? 'null',
  as_bool: (self) => (typeof self === 'string' ? /^(true|1|yes)$/i.test(self.trim()) : isTrue(self)),
  as_number: (self) => Number(toText(self)),
  as_text: (self) => toText(self),
  as_native: same,
  indent: same,
  safe: same,
  escape: same,
  e: same,
};

const holds = (value: Value, test: Value, rest: readonly Value[]): boolean =>
  test === undefined ? isTrue(value) : runTest(toText(test), value, rest);

/** Applies a filter by name; one that is not known makes its value unknown. */
export function applyFilter(
  name: string,
  self: Value,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value {
  const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
  if (filter === undefined) return new Unknown(`filter ${name}`);
  if (self instanceof Unknown) return self;
  if (args.some((value) => value instanceof Unknown)) return new Unknown(`filter ${name}`);
  return filter(self, args, named);
}
