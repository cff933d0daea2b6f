import type { Case } from '../../../../cli/evaluate/read-cases.ts';
import type { Renaming } from './rename.ts';
import { reformat } from './reformat.ts';

/** The case with other names in its inputs: values and what files and tables are called, not the fields. */
export const renamed = (labelled: Case, rename: Renaming): Case => ({
  ...labelled,
  given: Object.fromEntries(Object.entries(labelled.given).map(([field, value]) => [field, rename(value)])),
});

/** The case written with other blanks, comments and line ends. */
export const reformatted = (labelled: Case): Case => ({
  ...labelled,
  given: Object.fromEntries(
    Object.entries(labelled.given).map(([field, value]) => {
      if (typeof value === 'string') return [field, reformat(`.${field}`, value)];
      return [field, field === 'files' ? reformatFiles(value as Readonly<Record<string, string>>) : value];
    }),
  ),
});

const reformatFiles = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, reformat(path, text)]));

/** The case with the entries of its inputs in reverse order: files, tables of a schema. */
export const reversed = (labelled: Case): Case => ({
  ...labelled,
  given: Object.fromEntries(
    Object.entries(labelled.given).map(([field, value]) => [
      field,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ]),
  ),
});

/** A JSON value as text, its lists as sets and its fields in one order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(canonical(item))).sort();
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields.map(([key, inner]) => [key, canonical(inner)]));
}
