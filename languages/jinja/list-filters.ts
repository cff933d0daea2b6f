import { itemAt, joinTexts } from './methods.ts';
import { compareValues, foldCase, sorted } from './order.ts';
import { runTest } from './tests.ts';
import { isTrue, itemsOf, toText, type Value } from './values.ts';

type Named = ReadonlyMap<string, Value>;

/** A filter; `apply` runs another one by its name. */
export type Filter = (
  self: Value,
  args: readonly Value[],
  named: Named,
  apply: (name: string, self: Value, args: readonly Value[], named: Named) => Value,
) => Value;

/** An attribute by its path, `a.b`; without one the item itself. */
const at = (item: Value, path: Value): Value =>
  path === undefined || path === null ? item : toText(path).split('.').reduce(itemAt, item);

/** How items are compared: by an attribute, and by small letters unless told otherwise. */
const keyBy =
  (path: Value, isExact: Value) =>
  (item: Value): Value =>
    isTrue(isExact) ? at(item, path) : foldCase(at(item, path));

const holds = (value: Value, test: Value, rest: readonly Value[]): boolean =>
  test === undefined ? isTrue(value) : runTest(toText(test), value, rest);

/** Lists of as many items; the last one may be shorter, or is filled up. */
function batches(items: readonly Value[], size: number, fill: Value): Value[] {
  const width = Math.max(1, Math.floor(size) || 1);
  const found: Value[][] = [];
  for (let start = 0; start < items.length; start += width) found.push(items.slice(start, start + width));
  const last = found.at(-1);
  while (fill !== undefined && last !== undefined && last.length < width) last.push(fill);
  return found;
}

/** So many lists, as even as they can be. */
function slices(items: readonly Value[], count: number): Value[] {
  const parts = Math.min(Math.max(1, Math.floor(count) || 1), 10_000);
  const [each, more] = [Math.floor(items.length / parts), items.length % parts];
  return Array.from({ length: parts }, (_, part) => {
    const start = part * each + Math.min(part, more);
    return items.slice(start, start + each + (part < more ? 1 : 0));
  });
}

/** [key, items] for each value of an attribute, in order of the keys. */
function groups(items: readonly Value[], path: Value, isExact: Value): Value[] {
  const found: Value[][] = [];
  const keyOf = keyBy(path, isExact);
  for (const item of sorted(items, false, keyOf)) {
    const last = found.at(-1);
    const isSame = last !== undefined && compareValues(keyOf((last[1] as Value[])[0]), keyOf(item)) === 0;
    if (isSame) (last[1] as Value[]).push(item);
    else found.push([at(item, path), [item]]);
  }
  return found;
}

const end =
  (place: 0 | -1): Filter =>
  (self, [isExact], named) => {
    const key = keyBy(named.get('attribute'), isExact ?? named.get('case_sensitive'));
    return sorted(itemsOf(self), false, key).at(place);
  };

const ITEMS_BY: Readonly<Record<string, 0 | 1>> = { key: 0, value: 1 };

/** Filters over lists and dicts. */
export const LIST_FILTERS: Readonly<Record<string, Filter>> = {
  join: (self, [by, attribute], named) => {
    const path = attribute ?? named.get('attribute');
    const items = itemsOf(self).map((item) => at(item, path));
    return joinTexts(items, toText(by ?? named.get('d')));
  },
  sum: (self, [attribute, start], named) =>
    itemsOf(self).reduce(
      (sum: number, item) => sum + Number(at(item, attribute ?? named.get('attribute'))),
      Number(start ?? named.get('start') ?? 0),
    ),
  max: end(-1),
  min: end(0),
  unique: (self, [isExact, attribute], named) => {
    const key = keyBy(attribute ?? named.get('attribute'), isExact ?? named.get('case_sensitive'));
    const seen = new Set<string>();
    return itemsOf(self).filter((item) => {
      const text = toText(key(item));
      return !seen.has(text) && seen.add(text);
    });
  },
  sort: (self, [isReverse, isExact, attribute], named) =>
    sorted(
      itemsOf(self),
      isTrue(isReverse ?? named.get('reverse')),
      keyBy(attribute ?? named.get('attribute'), isExact ?? named.get('case_sensitive')),
    ),
  reverse: (self) => (typeof self === 'string' ? [...self].reverse().join('') : [...itemsOf(self)].reverse()),
  batch: (self, [size, fill], named) =>
    batches(itemsOf(self), Number(size ?? named.get('linecount')), fill ?? named.get('fill_with')),
  slice: (self, [count], named) => slices(itemsOf(self), Number(count ?? named.get('slices'))),
  groupby: (self, [attribute], named) =>
    groups(itemsOf(self), attribute ?? named.get('attribute'), named.get('case_sensitive')),
  dictsort: (self, [isExact, by, isReverse], named) => {
    const pairs = self instanceof Map ? [...self].map(([key, value]): Value => [key, value]) : [];
    const place = ITEMS_BY[toText(by ?? named.get('by') ?? 'key')] ?? 0;
    const key = keyBy(null, isExact ?? named.get('case_sensitive'));
    return sorted(pairs, isTrue(isReverse ?? named.get('reverse')), (pair) => key(itemsOf(pair)[place]));
  },
  items: (self) => (self instanceof Map ? [...self].map(([key, value]) => [key, value]) : []),
  map: (self, [name, ...rest], named, apply) => {
    const attribute = named.get('attribute');
    if (attribute === undefined)
      return itemsOf(self).map((item) => apply(toText(name), item, rest, new Map()));
    return itemsOf(self).map((item) => at(item, attribute) ?? named.get('default'));
  },
  select: (self, [name, ...rest]) => itemsOf(self).filter((item) => holds(item, name, rest)),
  reject: (self, [name, ...rest]) => itemsOf(self).filter((item) => !holds(item, name, rest)),
  selectattr: (self, [attribute, name, ...rest]) =>
    itemsOf(self).filter((item) => holds(at(item, attribute), name, rest)),
  rejectattr: (self, [attribute, name, ...rest]) =>
    itemsOf(self).filter((item) => !holds(at(item, attribute), name, rest)),
};
