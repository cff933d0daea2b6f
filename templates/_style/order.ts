import { byCodeUnit } from '../../schemas/canonical-json.ts';

/** Strings by code unit, so that the order is the same in every locale. */
export const byText = byCodeUnit;

type Keys<T> = (value: T) => readonly (string | number | null)[];

function compareKey(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return byText(String(a), String(b));
}

/** A sorted copy, by the first key that differs; null comes last. Keys must tell any two values apart for the order to be total. */
export function sortedBy<T>(values: Iterable<T>, keys: Keys<T>): T[] {
  return [...values]
    .map((value) => ({ value, keys: keys(value) }))
    .sort((a, b) => {
      for (const [at, key] of a.keys.entries()) {
        const order = compareKey(key, b.keys[at] ?? null);
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ value }) => value);
}

/** A list cut for a page, with the number of those left out. */
export interface Capped<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

export const capped = <T>(values: readonly T[], most: number): Capped<T> => ({
  shown: values.slice(0, most),
  more: Math.max(0, values.length - most),
});
