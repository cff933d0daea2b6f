import type { ClassForm, FunctionForm } from '../../program/form.ts';
import type { Scope } from '../values/scope.ts';
import { inside } from '../values/scope.ts';
import {
  type ClassValue,
  type Closure,
  type Instance,
  NOTHING,
  type Site,
  type Value,
} from '../values/value.ts';
import type { Args, Run } from './run.ts';

/** Makes the class value; its fields are evaluated where it stands. */
export function declareClass(run: Run, form: ClassForm, scope: Scope): ClassValue {
  const here = inside(scope);
  const bases = form.bases.map((base) => run.evaluate(base, scope));
  const made: ClassValue = { kind: 'class', form, scope, bases, fields: here.names };
  for (const { name, value, ofClass } of form.fields)
    if (ofClass && value !== null) here.names.set(name, run.evaluate(value, here));
  run.classes.push(made);
  return made;
}

/** A method of the first class that has it, bases after the class itself. */
export function boundMethod(
  classes: readonly Value[],
  instance: Instance | ClassValue,
  name: string,
): Closure | null {
  for (const owner of lineage(classes)) {
    const form = owner.form.methods.find((method) => method.name === name);
    if (form !== undefined) return bound(form, owner, instance);
  }
  return null;
}

const bound = (form: FunctionForm, owner: ClassValue, receiver: Instance | ClassValue): Closure => ({
  kind: 'function',
  form,
  scope: owner.scope,
  receiver: form.ofClass && receiver.kind === 'instance' ? receiver.of : receiver,
  owner,
});

export const classField = (of: ClassValue, name: string): Value | undefined =>
  lineage([of])
    .find(({ fields }) => fields.has(name))
    ?.fields.get(name);

/** Whether a value of the program is of a class of the program; null where the text does not tell. */
export function isOf(value: Value, of: Value): boolean | null {
  if (of.kind !== 'class') return null;
  if (value.kind === 'instance') return lineage([value.of]).includes(of);
  return value.kind === 'open' || value.kind === 'setting' || value.kind === 'library' ? null : false;
}

const DEEPEST_LINEAGE = 50;

/** Classes and their bases of the program, nearest first. */
function lineage(classes: readonly Value[]): ClassValue[] {
  const found = new Set<ClassValue>();
  const waiting = [...classes];
  while (waiting.length > 0 && found.size < DEEPEST_LINEAGE) {
    const next = waiting.shift();
    if (next?.kind !== 'class' || found.has(next)) continue;
    found.add(next);
    waiting.unshift(...next.bases);
  }
  return [...found];
}

/** The name of an SDK that a class descends from; null for plain classes. */
export function sdkBase(of: ClassValue): Extract<Value, { kind: 'sdk' }> | null {
  for (const owner of lineage([of])) for (const base of owner.bases) if (base.kind === 'sdk') return base;
  return null;
}

/** How an instance becomes a component or resource, once the constructor of its SDK base is reached. */
export type Register = (instance: Instance, base: Extract<Value, { kind: 'sdk' }>, args: Args) => void;

/** Makes an instance and runs its constructor. */
export function construct(run: Run, of: ClassValue, args: Args, site: Site, register: Register): Instance {
  const instance: Instance = { kind: 'instance', of, fields: new Map(), site, handle: null };
  for (const owner of lineage([of]).reverse()) initialise(run, owner, instance);
  constructFrom(run, [of], instance, args, register);
  return instance;
}

function initialise(run: Run, owner: ClassValue, instance: Instance): void {
  const here = inside(owner.scope);
  here.names.set('this', instance);
  for (const { name, value, ofClass } of owner.form.fields)
    if (!ofClass && value !== null) instance.fields.set(name, run.evaluate(value, here));
}

/** The constructor that the classes have or inherit. */
export function constructFrom(
  run: Run,
  classes: readonly Value[],
  instance: Instance,
  args: Args,
  register: Register,
): void {
  const own = boundMethod(classes, instance, 'constructor');
  if (own !== null) {
    run.call(own, args, instance.site);
    return;
  }
  const [first] = classes;
  const base = first?.kind === 'class' ? sdkBase(first) : classes.find(({ kind }) => kind === 'sdk');
  if (base?.kind === 'sdk') register(instance, base, args);
  else setDeclaredFields(instance, args);
}

/** A class that only declares fields takes them as arguments: a data class, or a named tuple. */
function setDeclaredFields(instance: Instance, args: Args): void {
  const names = lineage([instance.of])
    .reverse()
    .flatMap(({ form }) => form.fields.map(({ name }) => name));
  for (const [at, name] of [...new Set(names)].entries()) {
    const given = args.named.get(name) ?? args.positional[at];
    if (given !== undefined) instance.fields.set(name, given);
    else if (classField(instance.of, name) === undefined) instance.fields.set(name, NOTHING);
  }
}
