import { type Call, callable, fits, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

const text = (value: Value): string => toText(value);

const STRING_METHODS: Readonly<Record<string, (self: string, args: readonly Value[]) => Value>> = {
  upper: (self) => self.toUpperCase(),
  lower: (self) => self.toLowerCase(),
  strip: (self, [set]) => stripped(self, set, true, true),
  lstrip: (self, [set]) => stripped(self, set, true, false),
  rstrip: (self, [set]) => stripped(self, set, false, true),
  title: (self) => self.toLowerCase().replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase()),
  capitalize: (self) => self.charAt(0).toUpperCase() + self.slice(1).toLowerCase(),
  replace: (self, [from, to]) => replaced(self, text(from), text(to)),
  split: (self, [by]) => (by === undefined || by === null ? self.trim().split(/\s+/) : self.split(text(by))),
  startswith: (self, [prefix]) => self.startsWith(text(prefix)),
  endswith: (self, [suffix]) => self.endsWith(text(suffix)),
  join: (self, [list]) => joinTexts(itemsOf(list), self),
  find: (self, [part]) => self.indexOf(text(part)),
  isdigit: (self) => /^\d+$/.test(self),
  zfill: (self, [width]) => self.padStart(Number(width), '0'),
  format: (self, args) => formatted(self, args),
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

function formatted(self: string, args: readonly Value[]): Value {
  if (args.some((value) => value instanceof Unknown)) return new Unknown('format');
  let next = 0;
  return self.replaceAll(/\{(\d*)\}/g, (_, index: string) =>
    text(args[index === '' ? next++ : Number(index)]),
  );
}

const LIST_METHODS: Readonly<Record<string, (self: Value[], args: readonly Value[]) => Value>> = {
  append: (self, [value]) => void self.push(value),
  extend: (self, [values]) => void self.push(...itemsOf(values)),
  insert: (self, [at, value]) => void self.splice(Number(at), 0, value),
  pop: (self, [at]) => (at === undefined ? self.pop() : self.splice(Number(at), 1)[0]),
  remove: (self, [value]) => void (self.includes(value) && self.splice(self.indexOf(value), 1)),
  index: (self, [value]) => self.indexOf(value),
  count: (self, [value]) => self.filter((item) => item === value).length,
};

const DICT_METHODS: Readonly<Record<string, (self: Map<string, Value>, args: readonly Value[]) => Value>> = {
  items: (self) => [...self].map(([key, value]) => [key, value]),
  keys: (self) => [...self.keys()],
  values: (self) => [...self.values()],
  get: (self, [key, otherwise]) => self.get(text(key)) ?? otherwise ?? null,
  update: (self, [other]) => {
    if (other instanceof Map) for (const [key, value] of other) self.set(key, value);
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

function bind<T>(
  table: Readonly<Record<string, (self: T, args: readonly Value[]) => Value>>,
  name: string,
  self: T,
): Call | null {
  const method = Object.hasOwn(table, name) ? table[name] : undefined;
  return method === undefined ? null : (args) => method(self, args);
}

export function itemAt(value: Value, key: Value): Value {
  if (value instanceof Unknown || key instanceof Unknown) return new Unknown('item');
  if (Array.isArray(value) || typeof value === 'string') {
    const index = Number(key);
    return value.at(Number.isInteger(index) ? index : Number.POSITIVE_INFINITY);
  }
  return attributeOf(value, toText(key));
}

export const orElse = (value: Value, otherwise: Value, evenIfFalse: boolean): Value =>
  value === undefined || (evenIfFalse && !isTrue(value)) ? otherwise : value;
