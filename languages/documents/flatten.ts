import { maskSecrets } from '../secrets/mask.ts';

export type FlatValue = string | number | boolean | readonly string[];

export interface Flat {
  readonly fields: ReadonlyMap<string, FlatValue>;
  /** Values that were not taken: deeper than one level, beyond the bounds, or of a name that another one has. */
  readonly leftOut: number;
}

const MOST_FIELDS = 45;
const MOST_ENTRIES = 100;
const LONGEST = 500;
const LONGEST_NAME = 60;

/** Maps whose values are secrets by what the document is, whatever they look like. */
const HIDDEN: ReadonlySet<string> = new Set(['data', 'stringData', 'encryptedData']);

/**
 * A document's maps as flat fields: scalars and lists of texts as they are, maps within it one level down as `outer_inner`,
 * lists of maps by the names that these give. The order of keys does not matter.
 */
export function flatten(document: Readonly<Record<string, unknown>>, isSecret: boolean): Flat {
  const fields = new Map<string, FlatValue>();
  let leftOut = 0;
  const put = (path: readonly string[], value: unknown): void => {
    const name = fieldName(path);
    const flat = flatValue(name, value);
    if (flat === null) return;
    if (flat === undefined || name === '' || fields.has(name) || fields.size >= MOST_FIELDS) leftOut += 1;
    else fields.set(name, flat);
  };
  for (const [key, value] of sorted(document)) {
    if (!isMap(value)) put([key], value);
    else if (isSecret && HIDDEN.has(key)) leftOut += Object.keys(value).length;
    else for (const [inner, one] of sorted(value)) put([key, inner], one);
  }
  return { fields, leftOut };
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (map: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

/** Letters, digits and `_`, beginning with a letter, so that no name is one that a language keeps for itself. */
const fieldName = (path: readonly string[]): string =>
  path
    .join('_')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, LONGEST_NAME);

/** Null where there is nothing to say, undefined for what has no flat form. */
function flatValue(name: string, value: unknown): FlatValue | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return textOf(name, value);
  return Array.isArray(value) ? listOf(name, value) : undefined;
}

function listOf(name: string, values: readonly unknown[]): readonly string[] | null | undefined {
  if (values.length === 0) return null;
  const texts = values.slice(0, MOST_ENTRIES).map(entryText);
  return texts.every((text) => text !== undefined) ? texts.map((text) => textOf(name, text)) : undefined;
}

/** A map in a list stands by its name. */
function entryText(entry: unknown): string | undefined {
  const value = isMap(entry) ? entry['name'] : entry;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Cut, and masked with its name before it: `password: "…"` is a secret where the text alone is not. */
function textOf(name: string, text: string): string {
  const wellFormed = text.slice(0, LONGEST).toWellFormed();
  const { text: masked, found } = maskSecrets(`${name}: "${wellFormed}"`);
  return found.length === 0 ? wellFormed : masked.slice(name.length + 3, -1);
}
