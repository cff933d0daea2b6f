/** Readers over YAML values, which may be anything. */
export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const plain = (value: unknown): Plain => (isPlain(value) ? value : {});

export const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const string = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;

export const strings = (value: unknown): string[] =>
  list(value)
    .map(string)
    .filter((text) => text !== null);
