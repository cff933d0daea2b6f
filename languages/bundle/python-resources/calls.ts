import { field, oneLine, type SyntaxNode, textOf } from '../../python/syntax.ts';
import { FUNCTIONS } from './functions.ts';
import { callMethod } from './methods.ts';
import { attributeOf } from './operations.ts';
import { placeOf } from './place.ts';
import { type Given, lookUp, open, type Runtime, type Scope, type Value } from './values.ts';

/** A call: of a class of resources, a function of the bundle, a method, or one of the few functions known here. */
export function callValue(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const callee = field(node, 'function');
  const given = readGiven(field(node, 'arguments'), scope, runtime);
  if (callee === undefined) return open(oneLine(node));
  const written = oneLine(node);
  const place = placeOf(node, scope);
  if (callee.type !== 'attribute') {
    const known = lookUp(scope, textOf(callee)) ?? unbound(textOf(callee));
    return callKnown(known, given, { runtime, scope, written, place });
  }
  const [object, name] = [field(callee, 'object'), textOf(field(callee, 'attribute') ?? callee)];
  const value = object === undefined ? open(written) : runtime.evaluate(object, scope);
  if (value.kind === 'module')
    return callKnown(attributeOf(value, name, { runtime, written }), given, {
      runtime,
      scope,
      written,
      place,
    });
  if (value.kind === 'class' && name === 'from_dict') {
    const [fields] = given.positional;
    return fields?.kind === 'table' ? { ...fields, of: value.name, place } : open(written);
  }
  return callMethod(value, name, given) ?? open(written);
}

/** A built-in function, or what `from … import *` of a package brought. */
const unbound = (name: string): Value => ({ kind: /^[A-Z]/.test(name) ? 'class' : 'module', name });

interface Call {
  readonly runtime: Runtime;
  readonly scope: Scope;
  readonly written: string;
  readonly place: { readonly file: string; readonly lines: [number, number] };
}

function callKnown(callee: Value, given: Given, { runtime, scope, written, place }: Call): Value {
  if (callee.kind === 'class')
    return { kind: 'table', of: callee.name, entries: new Map(given.named), place };
  if (callee.kind === 'function') return runtime.call(callee, given);
  if (callee.kind !== 'module') return open(written);
  const name = callee.name.slice(callee.name.lastIndexOf('.') + 1);
  return FUNCTIONS[name]?.(given, { runtime, scope, place }) ?? open(written);
}

function readGiven(list: SyntaxNode | undefined, scope: Scope, runtime: Runtime): Given {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  if (list?.type === 'generator_expression') return { positional: [runtime.evaluate(list, scope)], named };
  for (const argument of list?.children ?? []) {
    const [name, value] = [field(argument, 'name'), field(argument, 'value')];
    if (argument.type === 'keyword_argument' && name !== undefined && value !== undefined)
      named.set(textOf(name), runtime.evaluate(value, scope));
    else if (argument.type === 'dictionary_splat') spread(argument);
    else if (argument.type === 'list_splat') positional.push(...splat(argument));
    else positional.push(runtime.evaluate(argument, scope));
  }
  return { positional, named };

  function splat(argument: SyntaxNode): readonly Value[] {
    const [inner] = argument.children;
    const value = inner === undefined ? undefined : runtime.evaluate(inner, scope);
    return value?.kind === 'list' ? value.items : [open(oneLine(argument))];
  }

  function spread(argument: SyntaxNode): undefined {
    const [inner] = argument.children;
    const value = inner === undefined ? open('**') : runtime.evaluate(inner, scope);
    if (value.kind !== 'table') named.set('**', open(oneLine(argument)));
    else for (const [key, entry] of value.entries) named.set(key, entry);
  }
}
