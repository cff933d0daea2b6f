import { usesOf } from '../values/uses.ts';
import { dict, type Handle, list, NOTHING, type Value } from '../values/value.ts';
import { camel } from './names.ts';

/** What the options of a resource say about other resources. */
export interface Options {
  readonly parent: readonly Handle[];
  readonly dependsOn: readonly Handle[];
  readonly provider: readonly Handle[];
}

/** Reads resource options, whether an object of TypeScript or made by `ResourceOptions(…)`. */
export function readOptions(value: Value): Options {
  const of = (...names: readonly string[]): Handle[] =>
    usesOf(...names.map((name) => (value.kind === 'dict' ? optionOf(value, name) : NOTHING)));
  return {
    parent: of('parent').slice(0, 1),
    dependsOn: of('dependsOn'),
    provider: of('provider', 'providers'),
  };
}

function optionOf({ entries }: Extract<Value, { kind: 'dict' }>, name: string): Value {
  for (const [key, value] of entries) if (camel(key) === name) return value;
  return NOTHING;
}

/** Options of which the second win, but for lists, which are put together. */
export function mergeOptions(first: Value, second: Value): Value {
  if (first.kind !== 'dict') return second;
  if (second.kind !== 'dict') return first;
  const merged = new Map([...first.entries].map(([key, value]) => [camel(key), value]));
  for (const [written, value] of second.entries) {
    const key = camel(written);
    const known = merged.get(key);
    const both = key === 'dependsOn' && known !== undefined;
    if (both) merged.set(key, list([...itemsOf(known), ...itemsOf(value)]));
    else if (known === undefined || value.kind !== 'constant' || value.value !== null) merged.set(key, value);
  }
  return dict(merged, true);
}

const itemsOf = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value]);
