/**
 * The one spelling of a JSON value: keys sorted by code unit, no blanks. Equal values give equal text, so the text may
 * be compared, sorted and hashed. Keys without a value are left out as in JSON.stringify; NaN and infinities are refused.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) return array(value);
  return object(value as Record<string, unknown>);
}

function scalar(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} has no JSON form`);
  return text;
}

// Millions of values pass here: text is added up, since a list to be joined would be made for each of them.
function array(values: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at++) {
    if (at > 0) text += ',';
    text += canonicalJson(values[at] ?? null);
  }
  return `${text}]`;
}

// Own keys are read one by one and never assigned, so a key called __proto__ is a key like any other.
function object(value: Record<string, unknown>): string {
  let text = '{';
  for (const key of sortedKeys(value)) {
    const entry = value[key];
    if (entry === undefined) continue;
    if (text.length > 1) text += ',';
    text += spelledKey(key) + canonicalJson(entry);
  }
  return `${text}}`;
}

/** Most objects have few keys, many have them in order, and those that have not are of few shapes. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at++)
    if ((keys[at - 1] as string) > (keys[at] as string)) return sortedLikeBefore(keys);
  return keys;
}

interface Shape {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
}

/** The shape that was seen last, by its first key and number of keys. */
const shapes = new Map<string, Shape>();
const MOST_SHAPES = 1_000;

function sortedLikeBefore(keys: readonly string[]): readonly string[] {
  const name = `${keys.length} ${keys[0]}`;
  const known = shapes.get(name);
  if (known !== undefined && keys.every((key, at) => key === known.keys[at])) return known.sorted;
  const sorted = keys.toSorted(byCodeUnit);
  if (known !== undefined || shapes.size < MOST_SHAPES) shapes.set(name, { keys, sorted });
  return sorted;
}

const spelled = new Map<string, string>();
const MOST_SPELLED = 1_000;

/** A key with its colon. The names of fields come again and again; keys that are data stop being kept. */
function spelledKey(key: string): string {
  const known = spelled.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (spelled.size < MOST_SPELLED && key.length < 40) spelled.set(key, text);
  return text;
}

/** Total order of text, the same on every machine and in every language setting. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
