import { isEqual, isTrue, itemsOf, Thing, toText, Unknown, type Value } from './values.ts';

type Test = (self: Value, args: readonly Value[]) => boolean;

const equals: Test = (self, [other]) => isEqual(self, other);
const contains: Test = (self, [list]) => isIn(self, list);

const TESTS: Readonly<Record<string, Test>> = {
  defined: (self) => self !== undefined,
  undefined: (self) => self === undefined,
  none: (self) => self === null,
  string: (self) => typeof self === 'string',
  number: (self) => typeof self === 'number',
  integer: (self) => Number.isInteger(self),
  boolean: (self) => typeof self === 'boolean',
  mapping: (self) => self instanceof Map,
  iterable: (self) => Array.isArray(self) || self instanceof Map || typeof self === 'string',
  sequence: (self) => Array.isArray(self) || typeof self === 'string',
  callable: (self) => self instanceof Thing && self.call !== null,
  true: (self) => self === true,
  false: (self) => self === false,
  even: (self) => Number(self) % 2 === 0,
  odd: (self) => Math.abs(Number(self) % 2) === 1,
  divisibleby: (self, [by]) => Number(self) % Number(by) === 0,
  in: contains,
  equalto: equals,
  eq: equals,
  sameas: equals,
  ne: (self, args) => !equals(self, args),
  gt: (self, [other]) => Number(self) > Number(other),
  ge: (self, [other]) => Number(self) >= Number(other),
  lt: (self, [other]) => Number(self) < Number(other),
  le: (self, [other]) => Number(self) <= Number(other),
};

export function isIn(value: Value, list: Value): boolean {
  if (typeof list === 'string') return list.includes(toText(value));
  return itemsOf(list).some((item) => isEqual(item, value));
}

/** Answers `x is name`; of an unknown value, and by an unknown test, nothing holds but that it is defined. */
export function runTest(name: string, self: Value, args: readonly Value[]): boolean {
  const test = Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
  if (self instanceof Unknown) return name === 'defined';
  return test === undefined ? isTrue(undefined) : test(self, args);
}
