import { formatPercent } from './format-text.ts';
import { type Filter, LIST_FILTERS } from './list-filters.ts';
import { attributeOf, orElse } from './methods.ts';
import { isTrue, itemsOf, toPlain, toText, Unknown, type Value } from './values.ts';

const method =
  (name: string): Filter =>
  (self, args) => {
    const found = attributeOf(typeof self === 'string' ? self : toText(self), name);
    return found !== null && typeof found === 'object' && 'call' in found
      ? (found.call?.(args, new Map()) ?? undefined)
      : undefined;
  };

const same: Filter = (self) => self;
const size: Filter = (self) => (self instanceof Map ? self.size : itemsOf(self).length);

const FILTERS: Readonly<Record<string, Filter>> = {
  ...LIST_FILTERS,
  upper: method('upper'),
  lower: method('lower'),
  trim: method('strip'),
  title: method('title'),
  capitalize: method('capitalize'),
  replace: method('replace'),
  split: method('split'),
  format: (self, args, named) => formatPercent(toText(self), named.size > 0 ? new Map(named) : [...args]),
  length: size,
  count: size,
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
  return filter(self, args, named, applyFilter);
}
