/** A map as YAML or JSON gives it. */
export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

export const plain = (value: unknown): Plain => (isPlain(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text of a scalar; null for everything else. YAML reads ids and versions as numbers where nobody quoted them. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Scalars of a map as texts. */
export const texts = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(plain(value)).map(([key, entry]) => [key, text(entry) ?? '']));
