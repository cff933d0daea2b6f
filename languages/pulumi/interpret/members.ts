import { folderOf } from '../../paths.ts';
import { knownOutput } from '../products/products.ts';
import { camel } from '../sdk/names.ts';
import { keyText } from '../values/keys.ts';
import { lookUp } from '../values/scope.ts';
import { isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import {
  type ClassValue,
  constant,
  type Dict,
  type Handle,
  type Instance,
  isNothing,
  library,
  NOTHING,
  type Open,
  open,
  type Value,
} from '../values/value.ts';
import { boundMethod, classField } from './classes.ts';
import { positional, type Run } from './run.ts';

/** `value.name`. */
export function memberOf(run: Run, value: Value, name: string, label: string): Value {
  switch (value.kind) {
    case 'dict':
      return (
        value.entries.get(name) ?? (value.isOptions ? value.entries.get(camel(name)) : undefined) ?? NOTHING
      );
    case 'instance':
      return instanceMember(run, value, name, label);
    case 'class':
      return classMember(value, name, label);
    case 'handle':
      return value.fields.get(name) ?? outputOf(run, value.handle, name, label);
    case 'open':
      return openMember(run, value, name, label);
    case 'setting':
      return { ...value, part: `${value.part}.${name}` };
    case 'sdk':
      return { ...value, path: [...value.path, name] };
    case 'module':
      return lookUp(value.scope, value.exports.get(name) ?? name) ?? open(label);
    case 'library':
      return library(`${value.path}.${name}`);
    case 'super':
      return boundMethod(value.of.bases, value.instance, name) ?? open(label, usesOf(value.instance));
    case 'list':
      return name === 'length' ? constant(value.items.length) : open(label, usesOf(value));
    case 'constant':
    case 'text':
      return textMember(value, name, label);
    default:
      return open(label, usesOf(value));
  }
}

/** An output of a resource; what it will be is known where the resource was given it. */
const outputOf = ({ record }: Run, handle: Handle, name: string, label: string): Open =>
  open(label, [handle], knownOutput(handle, record.inputs, camel(name)));

/** Nothing has no members; a member of an enum stands for its value. */
function textMember(value: Value, name: string, label: string): Value {
  if (isNothing(value)) return NOTHING;
  if (name === 'length' && isSettled(value)) return constant(textOf(value).length);
  // The folder of a path as an object.
  if (name === 'parent' && isSettled(value)) return constant(folderOf(textOf(value)));
  return name === 'value' ? value : open(label, usesOf(value));
}

function instanceMember(run: Run, instance: Instance, name: string, label: string): Value {
  const field = instance.fields.get(name);
  if (field !== undefined) return field;
  if (name === '__class__' || name === 'constructor') return instance.of;
  const method = boundMethod([instance.of], instance, name);
  if (method?.form.isGetter === true) return run.call(method, positional(), instance.site);
  return method ?? classField(instance.of, name) ?? open(label, usesOf(instance));
}

function classMember(value: ClassValue, name: string, label: string): Value {
  const field = classField(value, name);
  if (field === undefined && (name === '__name__' || name === 'name')) return constant(value.form.name);
  return field ?? boundMethod([value], value, name) ?? open(label);
}

/** A part of what is known of an output; it depends on all that the output depends on. */
function openMember(run: Run, value: Open, name: string, label: string): Value {
  if (value.inner === null) return open(label, value.uses);
  const part = memberOf(run, value.inner, name, label);
  return open(
    label,
    [...new Set([...value.uses, ...usesOf(part)])],
    part.kind === 'open' ? part.inner : part,
  );
}

/** `value[at]`. */
export function indexOf(run: Run, value: Value, at: Value, label: string): Value {
  if (isNothing(value)) return NOTHING;
  if (value.kind === 'list') return listItem(value.items, at, label);
  if (value.kind === 'dict') {
    if (isSettled(at) || at.kind === 'setting' || at.kind === 'text' || at.kind === 'list')
      return value.entries.get(keyText(at)) ?? missing(run, value, at, label);
    return open(label, usesOf(value));
  }
  if (value.kind === 'open' && value.inner !== null) {
    const part = indexOf(run, value.inner, at, label);
    return open(label, [...new Set([...value.uses, ...usesOf(part)])], part);
  }
  if (value.kind === 'setting') {
    const name = isSettled(at) && typeof at.value === 'string' ? `.${at.value}` : '[]';
    return { ...value, part: value.part + name };
  }
  if (isSettled(at) && typeof at.value === 'string') return memberOf(run, value, at.value, label);
  return open(label, usesOf(value));
}

function listItem(items: readonly Value[], at: Value, label: string): Value {
  if (!isSettled(at)) return open(label, usesOf(...items));
  const place = Number(at.value);
  return items.at(place) ?? NOTHING;
}

/** A key that only the run tells may be any of the entries. */
function missing(run: Run, of: Dict, at: Value, label: string): Value {
  if (!isSettled(at)) return open(label, usesOf(of));
  if (of.missing === undefined || isNothing(of.missing)) return NOTHING;
  const made = run.call(of.missing, positional(), { file: '', lines: null, isNew: null, label });
  of.entries.set(keyText(at), made);
  return made;
}
