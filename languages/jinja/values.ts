import { UNKNOWN_TEXT } from '../sql/unknown-text.ts';

/** Something whose value the text alone does not tell; whatever is made of it is unknown too. */
export class Unknown {
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

export type Call = (positional: readonly Value[], named: ReadonlyMap<string, Value>) => Value;

/** An object of the host language: attributes by name, perhaps a call, and how it reads as text. */
export class Thing {
  readonly get: (name: string) => Value;
  readonly call: Call | null;
  readonly text: string;
  constructor(options: {
    readonly get?: (name: string) => Value;
    readonly call?: Call;
    readonly text?: string;
  }) {
    this.get = options.get ?? (() => undefined);
    this.call = options.call ?? null;
    this.text = options.text ?? '';
  }
}

/** A value of a template; `undefined` is Jinja's undefined, `null` its none. Lists and dicts may be changed by `do`. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | Value[]
  | Map<string, Value>
  | Thing
  | Unknown;

export const callable = (call: Call): Thing => new Thing({ call });

export function isTrue(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return Boolean(value);
}

/** How a value is printed; an unknown one becomes a name that a SQL parser can take. */
export function toText(value: Value): string {
  if (value === undefined) return '';
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value instanceof Unknown) return UNKNOWN_TEXT;
  if (value instanceof Thing) return value.text;
  return typeof value === 'object' ? toLiteral(value) : String(value);
}

function toLiteral(value: Value): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  if (value instanceof Map)
    return `{${[...value].map(([key, entry]) => `'${key}': ${toLiteral(entry)}`).join(', ')}}`;
  return toText(value);
}

/** Jinja's `==`: lists and dicts by content. */
export function isEqual(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (left instanceof Thing || right instanceof Thing) return false;
  return toText(left) === toText(right);
}

/** No data that people write nests deeper. */
const DEEPEST_DATA = 100;

/** A value of YAML or JSON as a template sees it. */
export function fromPlain(value: unknown, depth = 0): Value {
  if (depth > DEEPEST_DATA) return new Unknown('deeply nested data');
  if (Array.isArray(value)) return value.map((item) => fromPlain(item, depth + 1));
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([key, entry]) => [key, fromPlain(entry, depth + 1)]));
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

export function toPlain(value: Value): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, entry]) => [key, toPlain(entry)]));
  if (value instanceof Thing || value instanceof Unknown) return toText(value);
  return value;
}

export function itemsOf(value: Value): Value[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys()];
  return typeof value === 'string' ? [...value] : [];
}

/** Longest text that an operation may make; templates that double a text again and again must end somewhere. */
const MAX_TEXT = 5_000_000;

export const fits = (length: number): boolean => length <= MAX_TEXT;
