import { libraryMember } from '../native/library-members.ts';
import { memberOfObject, objectItem, openMember } from '../spark/behaviours.ts';
import { NO_ARGUMENTS } from '../values/arguments.ts';
import { reasonOf, reasonOfLibrary, stringOf, textOf } from '../values/text.ts';
import { type ClassValue, constant, type Instance, library, unknown, type Value } from '../values/value.ts';
import { callFunction, closureOf } from './functions.ts';
import type { Run } from './run.ts';

/** What stands behind the dot. */
export function memberOf(run: Run, of: Value, name: string): Value {
  switch (of.kind) {
    case 'instance':
      return instanceMember(run, of, name) ?? unknown('runtime-data', name);
    case 'super':
      return superMember(run, of, name) ?? unknown('runtime-data', name);
    case 'function':
      return name === '__name__' ? constant(of.form.name) : unknown(reasonOf(of), name);
    case 'class':
      if (name === '__name__' || name === '__qualname__') return constant(of.form.name);
      return classMember(run, of, name, of) ?? unknown('runtime-data', name);
    case 'module':
      return of.scope.names.get(name) ?? unknown('undefined-name', name);
    case 'library':
      return libraryMember(run, of.path, name) ?? library(`${of.path}.${name}`);
    case 'object':
      return memberOfObject(run, of.object, name) ?? unknown('runtime-data', name);
    case 'dict':
      return of.entries.get(name) ?? unknown('runtime-data', name);
    case 'constant':
      // The value of a member of an Enum, which is a constant here.
      return name === 'value' ? of : unknown('runtime-data', name);
    case 'unknown':
      return openMember(run, of, name);
    default:
      return unknown(reasonOf(of), name);
  }
}

function instanceMember(run: Run, of: Instance, name: string): Value | null {
  const own = of.fields.get(name) ?? (name === '__class__' ? of.of : undefined);
  if (own !== undefined) return own;
  const found = classMember(run, of.of, name, of);
  if (found?.kind === 'function' && found.form.isGetter) return callFunction(run, found, NO_ARGUMENTS);
  if (found !== null) return found;
  return outerBase(of.of) ? unknown(reasonOfLibrary(outerBase(of.of) ?? ''), name) : null;
}

/** A base class that is not part of the program. */
function outerBase(of: ClassValue): string | null {
  for (const base of of.bases) {
    if (base.kind === 'library') return base.path;
    const found = base.kind === 'class' ? outerBase(base) : null;
    if (found !== null) return found;
  }
  return null;
}

/** A field or method of a class or of its bases, bound to what it is asked of. */
export function classMember(run: Run, of: ClassValue, name: string, receiver: Value): Value | null {
  const field = of.fields.get(name);
  if (field !== undefined) return field;
  const form = of.form.methods.find((method) => method.name === name);
  if (form !== undefined) return closureOf(run, form, of.scope, of, receiver);
  for (const base of of.bases) {
    const found = base.kind === 'class' ? classMember(run, base, name, receiver) : null;
    if (found !== null) return found;
  }
  return null;
}

function superMember(
  run: Run,
  { of, instance }: Extract<Value, { kind: 'super' }>,
  name: string,
): Value | null {
  for (const base of of.bases) {
    const found = base.kind === 'class' ? classMember(run, base, name, instance) : null;
    if (found !== null) return found;
  }
  return null;
}

/** What stands at a position or under a key. */
export function itemOf(run: Run, of: Value, at: Value): Value {
  if (of.kind === 'object') return objectItem(run, of.object, at) ?? unknown('runtime-data');
  if (of.kind === 'dict') return entryOf(of.entries, at);
  if (of.kind === 'list' || of.kind === 'instance') return elementAt(of, at);
  if (of.kind === 'library') return libraryItem(run, of.path, at);
  const whole = stringOf(of);
  if (whole !== null && at.kind === 'constant' && typeof at.value === 'number') {
    const letter = whole.at(at.value);
    return letter === undefined ? unknown('runtime-data') : constant(letter);
  }
  if (of.kind === 'class') return of.fields.get(textOf(at)) ?? unknown('runtime-data');
  return unknown(reasonOf(of));
}

function elementAt(of: Extract<Value, { kind: 'list' | 'instance' }>, at: Value): Value {
  const items = of.kind === 'list' ? of.items : [...of.fields.values()];
  if (at.kind !== 'constant' || typeof at.value !== 'number') return unknown(reasonOf(at));
  // Of a list that only the run fills, such as the command line, what is missing is open for the reason of the rest.
  return items.at(at.value) ?? items.find(({ kind }) => kind === 'unknown') ?? unknown('runtime-data');
}

/** A key that is not there was put in where nobody saw it. */
function entryOf(entries: ReadonlyMap<string, Value>, at: Value): Value {
  const found = entries.get(textOf(at));
  if (found !== undefined) return found;
  return at.kind === 'constant' ? unknown('runtime-data') : unknown(reasonOf(at));
}

function libraryItem(run: Run, path: string, at: Value): Value {
  if (path === 'os.environ') return unknown('environment');
  const found = libraryMember(run, path, textOf(at));
  return found ?? unknown(reasonOfLibrary(path));
}
