import type { Args } from '../values/arguments.ts';
import { type Instance, NOTHING, type Value } from '../values/value.ts';

/** `namedtuple("N", ["a"])(…)`: an object with fields. */
export function namedTuple(fields: readonly string[], { positional, named }: Args): Value {
  const form = { kind: 'class', name: '', bases: [], fields: [], methods: [], lines: [1, 1] } as const;
  const of = {
    kind: 'class',
    form: { ...form, lines: [1, 1] as [number, number] },
    bases: [],
    fields: new Map(),
    file: '',
  } as const;
  const scope = { names: new Map(), parent: null, outer: new Set<string>(), varying: new Set<string>() };
  const values = fields.map((name, at): [string, Value] => [
    name,
    positional[at]?.value ?? named.get(name)?.value ?? NOTHING,
  ]);
  const instance: Instance = { kind: 'instance', of: { ...of, scope }, fields: new Map(values) };
  return instance;
}
