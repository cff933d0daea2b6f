import { valueAt } from '../values/arguments.ts';
import { constant, unknown, type Value } from '../values/value.ts';
import type { Call } from './iterables.ts';

/** Types of the language that a value surely has; lists, tuples and sets are one kind of value here. */
function typesOf(value: Value): readonly string[] | null {
  if (value.kind === 'dict') return ['dict'];
  if (value.kind === 'list') return ['list', 'tuple', 'set'];
  if (value.kind === 'object' && value.object.is === 'frame') return ['DataFrame'];
  if (value.kind !== 'constant' || value.value === null) return null;
  if (typeof value.value === 'boolean') return ['bool', 'int'];
  return typeof value.value === 'string' ? ['str'] : ['int', 'float'];
}

const KNOWN = new Set(['str', 'int', 'float', 'bool', 'list', 'tuple', 'set', 'dict', 'DataFrame']);

/** `isinstance(x, str)`, `isinstance(x, (list, tuple))`: told where the value has one type of those, or none. */
export const isInstance: Call = (_run, args) => {
  const own = typesOf(valueAt(args, 0));
  const asked = valueAt(args, 1);
  const names = (asked.kind === 'list' ? asked.items : [asked]).map((one) =>
    one.kind === 'library' ? (one.path.split('.').at(-1) ?? '') : '',
  );
  if (own === null || !names.every((name) => KNOWN.has(name))) return unknown('runtime-data');
  const isAmong = own.some((type) => names.includes(type));
  // Most of what looks like a list is one; of the others nobody can tell.
  return isAmong && own[0] === 'list' && !names.includes('list')
    ? unknown('runtime-data')
    : constant(isAmong);
};
