import { fits, itemsOf, toText, Unknown, type Value } from './values.ts';

/** `{}`, `{0}`, `{name}` with a width perhaps, and doubled braces. */
const FIELD = /\{\{|\}\}|\{(\w*)(?::([^{}]*))?\}/g;

/** Python's str.format. */
export function formatBraces(self: string, args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
  let next = 0;
  return filled(self, FIELD, 'format', (field, name, form) => {
    if (name === undefined) return field.slice(1);
    const value = /^\d*$/.test(name) ? args[name === '' ? next++ : Number(name)] : named.get(name);
    return isSettled(value) ? padded(toText(value), form ?? '') : null;
  });
}

const DIRECTIVE = /%%|%(?:\((\w+)\))?([-+ 0#]*\d*(?:\.\d+)?[sdifrx])/g;

/** Python's `%` of a text: with one value, with a tuple of them, or with a dict. */
export function formatPercent(self: string, given: Value): Value {
  const args = Array.isArray(given) ? itemsOf(given) : [given];
  let next = 0;
  return filled(self, DIRECTIVE, '%', (found, name, form) => {
    if (found === '%%') return '%';
    const value = name === undefined ? args[next++] : given instanceof Map ? given.get(name) : undefined;
    return isSettled(value) ? padded(toText(value), form ?? '') : null;
  });
}

const isSettled = (value: Value): boolean => value !== undefined && !(value instanceof Unknown);

type Fill = (found: string, name: string | undefined, form: string | undefined) => string | null;

/** The text with its holes filled; unknown where one cannot be, or where it gets longer than any text may be. */
function filled(self: string, holes: RegExp, what: string, fill: Fill): Value {
  let length = self.length;
  let isKnown = true;
  const text = self.replaceAll(holes, (found: string, name: string | undefined, form: string | undefined) => {
    const piece = isKnown ? fill(found, name, form) : null;
    length += piece?.length ?? 0;
    isKnown = piece !== null && fits(length);
    return isKnown ? (piece ?? '') : '';
  });
  return isKnown ? text : new Unknown(what);
}

/** Numbers are filled up with zeros where the form asks for it; other forms do not change names. */
function padded(text: string, form: string): string {
  const width = /^0(\d+)/.exec(form)?.[1];
  return width === undefined ? text : text.padStart(Math.min(Number(width), 1_000), '0');
}
