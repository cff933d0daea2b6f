import { formatBraces } from './format-text.ts';
import { sorted } from './order.ts';
import { type Call, callable, fits, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

const text = (value: Value): string => toText(value);

type Methods<T> = Readonly<
  Record<string, (self: T, args: readonly Value[], named: ReadonlyMap<string, Value>) => Value>
>;

const STRING_METHODS: Methods<string> = {
  upper: (self) => self.toUpperCase(),
  lower: (self) => self.toLowerCase(),
  strip: (self, [set]) => stripped(self, set, true, true),
  lstrip: (self, [set]) => stripped(self, set, true, false),
  rstrip: (self, [set]) => stripped(self, set, false, true),
  title: (self) => self.toLowerCase().replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase()),
  capitalize: (self) => self.charAt(0).toUpperCase() + self.slice(1).toLowerCase(),
  replace: (self, [from, to]) => replaced(self, text(from), text(to)),
  split: (self, [by, most], named) => splitText(self, by ?? named.get('sep'), most ?? named.get('maxsplit')),
  rsplit: (self, [by, most], named) =>
    splitRight(self, by ?? named.get('sep'), most ?? named.get('maxsplit')),
  splitlines: (self) => self.replace(/\r?\n$/, '').split(/\r?\n/),
  partition: (self, [by]) => parted(self, text(by), self.indexOf(text(by))),
  rpartition: (self, [by]) => parted(self, text(by), self.lastIndexOf(text(by))),
  removeprefix: (self, [part]) => (self.startsWith(text(part)) ? self.slice(text(part).length) : self),
  removesuffix: (self, [part]) =>
    text(part) !== '' && self.endsWith(text(part)) ? self.slice(0, -text(part).length) : self,
  startswith: (self, [prefix]) => self.startsWith(text(prefix)),
  endswith: (self, [suffix]) => self.endsWith(text(suffix)),
  join: (self, [list]) => joinTexts(itemsOf(list), self),
  find: (self, [part]) => self.indexOf(text(part)),
  rfind: (self, [part]) => self.lastIndexOf(text(part)),
  index: (self, [part]) => self.indexOf(text(part)),
  count: (self, [part]) => self.split(text(part)).length - 1,
  isdigit: (self) => /^\d+$/.test(self),
  isnumeric: (self) => /^\d+$/.test(self),
  isalpha: (self) => /^\p{L}+$/u.test(self),
  isalnum: (self) => /^[\p{L}\p{N}]+$/u.test(self),
  isupper: (self) => self !== self.toLowerCase() && self === self.toUpperCase(),
  islower: (self) => self !== self.toUpperCase() && self === self.toLowerCase(),
  casefold: (self) => self.toLowerCase(),
  zfill: (self, [width]) => (fits(Number(width)) ? self.padStart(Number(width), '0') : new Unknown('zfill')),
  format: (self, args, named) => formatBraces(self, args, named),
};

function replaced(self: string, from: string, to: string): Value {
  const times = from === '' ? self.length + 1 : self.split(from).length - 1;
  return fits(self.length + times * to.length) ? self.replaceAll(from, () => to) : new Unknown('replace');
}

/** Items as one text; unknown when it would be longer than any text may be. */
export function joinTexts(items: readonly Value[], by: string): Value {
  const texts = items.map(text);
  const length = texts.reduce((sum, one) => sum + one.length + by.length, 0);
  return fits(length) ? texts.join(by) : new Unknown('join');
}

function stripped(self: string, set: Value, left: boolean, right: boolean): string {
  const chars = set === undefined || set === null ? ' \t\r\n\f\v' : text(set);
  let [from, to] = [0, self.length];
  while (left && from < to && chars.includes(self.charAt(from))) from++;
  while (right && to > from && chars.includes(self.charAt(to - 1))) to--;
  return self.slice(from, to);
}

const BLANK = /\s+/;

/** Python's split: with a number of cuts, what is behind the last one stays whole. */
function splitText(self: string, by: Value, most: Value): string[] {
  const isBlank = by === undefined || by === null;
  const parts = isBlank ? self.trim().split(BLANK) : self.split(text(by));
  const cuts = most === undefined || Number(most) < 0 ? parts.length : Number(most);
  if (isBlank && self.trim() === '') return [];
  if (parts.length <= cuts + 1) return parts;
  return [...parts.slice(0, cuts), parts.slice(cuts).join(isBlank ? ' ' : text(by))];
}

function splitRight(self: string, by: Value, most: Value): string[] {
  const parts = splitText(self, by, undefined);
  const cuts = most === undefined || Number(most) < 0 ? parts.length : Number(most);
  if (parts.length <= cuts + 1) return parts;
  const kept = parts.length - cuts;
  return [parts.slice(0, kept).join(by === undefined || by === null ? ' ' : text(by)), ...parts.slice(kept)];
}

const parted = (self: string, by: string, at: number): string[] =>
  at < 0 ? [self, '', ''] : [self.slice(0, at), by, self.slice(at + by.length)];

const LIST_METHODS: Methods<Value[]> = {
  append: (self, [value]) => void self.push(value),
  extend: (self, [values]) => void self.push(...itemsOf(values)),
  insert: (self, [at, value]) => void self.splice(Number(at), 0, value),
  pop: (self, [at]) => (at === undefined ? self.pop() : self.splice(Number(at), 1)[0]),
  remove: (self, [value]) => void (self.includes(value) && self.splice(self.indexOf(value), 1)),
  index: (self, [value]) => self.indexOf(value),
  count: (self, [value]) => self.filter((item) => item === value).length,
  copy: (self) => [...self],
  reverse: (self) => void self.reverse(),
  clear: (self) => void self.splice(0),
  sort: (self, _, named) => void self.splice(0, self.length, ...sorted(self, isTrue(named.get('reverse')))),
};

const DICT_METHODS: Methods<Map<string, Value>> = {
  items: (self) => [...self].map(([key, value]) => [key, value]),
  keys: (self) => [...self.keys()],
  values: (self) => [...self.values()],
  get: (self, [key, otherwise]) => self.get(text(key)) ?? otherwise ?? null,
  update: (self, [other], named) => {
    const given = [...(other instanceof Map ? other : []), ...named];
    for (const [key, value] of given) self.set(key, value);
    return null;
  },
  setdefault: (self, [key, value]) => {
    if (!self.has(text(key))) self.set(text(key), value);
    return self.get(text(key));
  },
  pop: (self, [key, otherwise]) => {
    const value = self.get(text(key));
    self.delete(text(key));
    return value ?? otherwise;
  },
  copy: (self) => new Map(self),
};

/** Attribute or method of a value. */
export function attributeOf(value: Value, name: string): Value {
  if (value instanceof Unknown) return value;
  if (value instanceof Thing) return value.get(name);
  if (value instanceof Map && value.has(name)) return value.get(name);
  const method = methodOf(value, name);
  return method === null ? undefined : callable(method);
}

function methodOf(value: Value, name: string): Call | null {
  if (typeof value === 'string') return bind(STRING_METHODS, name, value);
  if (Array.isArray(value)) return bind(LIST_METHODS, name, value);
  return value instanceof Map ? bind(DICT_METHODS, name, value) : null;
}

function bind<T>(table: Methods<T>, name: string, self: T): Call | null {
  const method = Object.hasOwn(table, name) ? table[name] : undefined;
  return method === undefined ? null : (args, named) => method(self, args, named);
}

export function itemAt(value: Value, key: Value): Value {
  if (value instanceof Unknown) return value;
  if (key instanceof Unknown) return key;
  if (Array.isArray(value) || typeof value === 'string') {
    const index = Number(key);
    return value.at(Number.isInteger(index) ? index : Number.POSITIVE_INFINITY);
  }
  return attributeOf(value, toText(key));
}

export const orElse = (value: Value, otherwise: Value, evenIfFalse: boolean): Value =>
  value === undefined || (evenIfFalse && !isTrue(value)) ? otherwise : value;
