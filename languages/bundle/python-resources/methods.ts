import { addResource } from './resources.ts';
import { type Given, listOf, open, scalar, type Table, textIn, type Value } from './values.ts';

const MAX_ITEMS = 5_000;

/** A method of a value; undefined where the text does not fix what comes out. */
export function callMethod(value: Value, name: string, given: Given): Value | undefined {
  if (value.kind === 'scalar' && typeof value.value === 'string') return ofText(value.value, name, given);
  if (value.kind === 'list') return ofList(value.items, name, given);
  if (value.kind !== 'table') return undefined;
  if (value.of === 'File') return name === 'read' ? value.entries.get('text') : undefined;
  if (value.of === 'Resources') return addResource(value, name, given);
  // Which value a variable has is put in later, where references are.
  if (value.of === 'Bundle') return /^resolve_variable/.test(name) ? given.positional[0] : undefined;
  return value.of === null ? ofDictionary(value, name, given) : undefined;
}

const TEXTS: Readonly<Record<string, (text: string, ...given: string[]) => string | boolean>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  title: (text) =>
    text.replaceAll(/[A-Za-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  strip: (text) => text.trim(),
  replace: (text, from = '', to = '') => text.replaceAll(from, () => to),
  removesuffix: (text, end = '') => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text),
  removeprefix: (text, start = '') => (text.startsWith(start) ? text.slice(start.length) : text),
  startswith: (text, start = '') => text.startsWith(start),
  endswith: (text, end = '') => text.endsWith(end),
};

function ofText(text: string, name: string, { positional, named }: Given): Value | undefined {
  if (name === 'join' && positional[0]?.kind === 'list') {
    const parts = positional[0].items.map(textIn);
    return parts.includes(null) ? undefined : scalar(parts.join(text));
  }
  if (name === 'split') {
    const by = textIn(positional[0]);
    return by === null || by === '' ? undefined : listOf(text.split(by).map(scalar));
  }
  if (name === 'format') return formatted(text, positional, named);
  const given = positional.map(textIn);
  if (given.includes(null)) return undefined;
  const result = TEXTS[name]?.(text, ...given.map((one) => one ?? ''));
  return result === undefined ? undefined : scalar(result);
}

/** `{}`, `{0}` and `{name}` without a format of their own. */
function formatted(
  text: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value | undefined {
  let next = 0;
  let isOpen = false;
  const result = text.replaceAll(/\{\{|\}\}|\{(\w*)\}/g, (found, name: string | undefined) => {
    if (name === undefined) return found.charAt(0);
    const value = named.get(name) ?? positional[name === '' ? next++ : Number(name)];
    if (value?.kind === 'scalar') return String(value.value);
    isOpen = true;
    return found;
  });
  return isOpen ? undefined : scalar(result);
}

function ofList(items: Value[], name: string, { positional }: Given): Value | undefined {
  const [value = open(name)] = positional;
  if (name === 'append') items.push(value);
  else if (name === 'extend' && items.length < MAX_ITEMS)
    items.push(...(value.kind === 'list' ? value.items : [open(name)]));
  else if (name === 'copy') return listOf([...items]);
  else return undefined;
  return scalar(null);
}

function ofDictionary(table: Table, name: string, { positional, named }: Given): Value | undefined {
  const [first, second] = positional;
  if (name === 'items') return listOf([...table.entries].map(([key, value]) => listOf([scalar(key), value])));
  if (name === 'keys') return listOf([...table.entries.keys()].map(scalar));
  if (name === 'values') return listOf([...table.entries.values()]);
  if (name === 'copy') return { ...table, entries: new Map(table.entries) };
  if (name === 'get') return table.entries.get(textIn(first) ?? '') ?? second ?? scalar(null);
  if (name !== 'update') return undefined;
  for (const [key, value] of first?.kind === 'table' ? [...first.entries, ...named] : named)
    table.entries.set(key, value);
  return scalar(null);
}
