/** One thing that a case or an answer says, as text: two sets of them are compared. */
export type Fact = string;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The facts of a field. Lists are sets; an object is named by what identifies it and flattened.
 * The same definition as test/golden/labelled/score.mjs, which judges answers independently.
 */
export function factsOf(field: string, value: unknown): readonly Fact[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return flatten(value, '');
  const items = value as readonly Fields[];
  const read = Object.hasOwn(READERS, field) ? READERS[field] : undefined;
  if (field === 'edges' && items.some((edge) => edge?.['from'] === undefined)) return flatten(value, '');
  return read === undefined ? flatten(value, '') : items.flatMap(read);
}

const READERS: Readonly<Record<string, (item: Fields) => readonly Fact[]>> = {
  columns: (item) => {
    const sources = sourcesOf(item);
    return sources.length === 0
      ? [`${item['target']}<-`]
      : sources.map((source) => `${item['target']}<-${source}`);
  },
  kinds: (item) => [`${item['target']}:${item['kind']}`],
  edges: (item) => [`${item['from']}-${item['type'] ?? item['via'] ?? ''}->${item['to']}`],
  unresolved: (item) => [`${item['where'] ?? ''}|${item['reason']}|${squash(item['what'])}`],
  column_lineage: (item) => [
    `${item['target']}:${item['kind']}`,
    ...sourcesOf(item).map((source) => `${item['target']}<-${source}`),
  ],
};

const sourcesOf = (item: Fields): readonly unknown[] =>
  Array.isArray(item['sources']) ? item['sources'] : [];

const squash = (value: unknown): string => String(value).toLowerCase().replaceAll(/\s+/g, '');

/** What identifies an object in a list, best first. */
const NAMES = ['id', 'key', 'name', 'logical_name', 'unique_id', 'task_key', 'task', 'path', 'file', 'model'];

function flatten(value: unknown, prefix: string): readonly Fact[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flattenItem(item, prefix));
  if (typeof value !== 'object') return [`${prefix}${value}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    NAMES.includes(key) && typeof inner === 'string' ? [] : flatten(inner, `${prefix}${key}=`),
  );
}

function flattenItem(item: unknown, prefix: string): readonly Fact[] {
  if (item === null || typeof item !== 'object') return [`${prefix}${item}`];
  const fields = item as Fields;
  const name = NAMES.map((key) => fields[key]).find((value) => typeof value === 'string');
  if (name === undefined) return [`${prefix}${canonical(item)}`];
  return [`${prefix}${name}`, ...flatten(item, `${prefix}${name}.`)];
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = value as Fields;
  const parts = Object.keys(fields).sort();
  return `{${parts.map((key) => `${key}:${canonical(fields[key])}`).join()}}`;
}

/** Whether the fact lies in a place that the case gives as null: it is not judged. */
export function liesInNull(expected: unknown, fact: Fact, prefix = ''): boolean {
  if (expected === null) return fact.startsWith(prefix);
  if (expected === undefined || typeof expected !== 'object' || Array.isArray(expected)) return false;
  return Object.entries(expected).some(([key, inner]) => liesInNull(inner, fact, `${prefix}${key}=`));
}
