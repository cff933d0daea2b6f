import type { Handle, Value } from './value.ts';

/** Deeper or wider values are not looked through; nothing that is written by hand comes near. */
const MOST_VALUES = 20_000;

/** Everything that a value depends on, in order of appearance, each once. */
export function usesOf(...values: readonly Value[]): Handle[] {
  const found = new Set<Handle>();
  const seen = new Set<Value>();
  const waiting = [...values].reverse();
  while (waiting.length > 0 && seen.size < MOST_VALUES) {
    const value = waiting.pop();
    if (value === undefined || seen.has(value)) continue;
    seen.add(value);
    for (const handle of ownUses(value)) found.add(handle);
    waiting.push(...partsOf(value).toReversed());
  }
  return [...found];
}

function ownUses(value: Value): readonly Handle[] {
  switch (value.kind) {
    case 'text':
    case 'open':
      return value.uses;
    case 'handle':
      return [value.handle];
    case 'instance':
      return value.handle === null ? [] : [value.handle];
    default:
      return [];
  }
}

function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.items;
    case 'dict':
      return [...value.entries.values()];
    case 'open':
      return value.inner === null ? [] : [value.inner];
    case 'instance':
      return value.handle === null ? [...value.fields.values()] : [];
    default:
      return [];
  }
}
