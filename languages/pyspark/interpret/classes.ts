import type { ClassForm } from '../../program/form.ts';
import type { Args } from '../values/arguments.ts';
import type { Scope } from '../values/scope.ts';
import { type ClassValue, type Instance, NOTHING, unknown, type Value } from '../values/value.ts';
import { callFunction, callUnasked } from './functions.ts';
import { classMember } from './members.ts';
import type { Run } from './run.ts';

/** A class of the program, its fields evaluated. */
export function declareClass(run: Run, form: ClassForm, scope: Scope): ClassValue {
  const bases = form.bases.map((base) => run.evaluate(base, scope));
  const made: ClassValue = { kind: 'class', form, scope, bases, fields: new Map(), file: run.file };
  // Later fields may be made of earlier ones.
  const inside: Scope = { names: made.fields, parent: scope, outer: new Set(), varying: new Set() };
  for (const { name, value } of form.fields)
    if (value !== null) made.fields.set(name, run.evaluate(value, inside));
  return made;
}

/** A new object: its constructor runs, or its declared fields are filled in order (data classes, named tuples). */
export function construct(run: Run, of: ClassValue, args: Args): Value {
  const instance: Instance = { kind: 'instance', of, fields: new Map() };
  const maker = classMember(run, of, 'constructor', instance);
  if (maker?.kind === 'function') callFunction(run, maker, args);
  else fillFields(run, instance, args);
  const after = classMember(run, of, '__post_init__', instance);
  if (after?.kind === 'function') callFunction(run, after, { positional: [], named: new Map() });
  return instance;
}

/** An object of a class that nothing makes. */
export function constructUnasked(run: Run, of: ClassValue): Instance {
  const instance: Instance = { kind: 'instance', of, fields: new Map() };
  const maker = classMember(run, of, 'constructor', instance);
  if (maker?.kind === 'function') callUnasked(run, maker);
  else
    for (const name of fieldNames(of))
      instance.fields.set(name, of.fields.get(name) ?? unknown('function-parameter', name));
  return instance;
}

function fillFields(run: Run, instance: Instance, { positional, named }: Args): undefined {
  for (const [at, name] of fieldNames(instance.of).entries()) {
    const given =
      positional[at]?.value ?? named.get(name)?.value ?? classMember(run, instance.of, name, instance);
    if (given !== null) instance.fields.set(name, given);
  }
  for (const [name, { value }] of named) instance.fields.set(name, value);
}

/** Of base classes first, as data classes order them. */
function fieldNames(of: ClassValue): string[] {
  const inherited = of.bases.flatMap((base) => (base.kind === 'class' ? fieldNames(base) : []));
  return [...new Set([...inherited, ...of.form.fields.map(({ name }) => name)])];
}

/** `Base.__init__(self, …)`, `super().__init__(…)`. */
export function constructBase(run: Run, of: Value, args: Args): Value {
  if (of.kind === 'super') {
    for (const base of of.of.bases) {
      const found = base.kind === 'class' ? classMember(run, base, 'constructor', of.instance) : null;
      if (found?.kind === 'function') return callFunction(run, found, args);
    }
    return NOTHING;
  }
  const [self, ...rest] = args.positional;
  if (of.kind !== 'class' || self === undefined) return NOTHING;
  const found = classMember(run, of, 'constructor', self.value);
  return found?.kind === 'function' ? callFunction(run, found, { ...args, positional: rest }) : NOTHING;
}
