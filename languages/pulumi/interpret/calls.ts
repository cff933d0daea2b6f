import type { Call } from '../../program/form.ts';
import { valueOfData } from '../native/data.ts';
import { callLibrary } from '../native/library.ts';
import { methodOf } from '../native/methods.ts';
import { callSdk } from '../sdk/calls.ts';
import { registerInstance } from '../sdk/instances.ts';
import { CORE } from '../sdk/packages.ts';
import type { Scope } from '../values/scope.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { type Instance, isNothing, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { boundMethod, construct, constructFrom, type Register } from './classes.ts';
import { callFunction } from './functions.ts';
import { labelOf } from './labels.ts';
import { elementsOf } from './loops.ts';
import { memberOf } from './members.ts';
import { type Args, positional, type Run, valuesOf } from './run.ts';

/** A call: of a method of a value, or of a value itself. */
export function evaluateCall(run: Run, form: Call, scope: Scope): Value {
  const { callee, lines, isNew } = form;
  const site: Site = { file: scope.file, lines, isNew, label: labelOf(callee) };
  if (callee.kind !== 'member') {
    const value = run.evaluate(callee, scope);
    return callValue(run, value, argsOf(run, form, value, scope), site);
  }
  const of = run.evaluate(callee.of, scope);
  return callMember(run, of, callee.name, argsOf(run, form, of, scope), site);
}

function argsOf(run: Run, { args }: Call, callee: Value, scope: Scope): Args {
  const before = run.place.inArguments;
  run.place.inArguments = callee.kind === 'sdk' && callee.sdk !== CORE;
  const made: Value[] = [];
  const named = new Map<string, Value>();
  for (const { value, name, spread } of args) {
    const given = run.evaluate(value, scope);
    if (spread === true && name === undefined) made.push(...elementsOf(run, given, labelOf(value)).items);
    else if (spread === true) for (const [key, part] of namedBy(given)) named.set(key, part);
    else if (name !== undefined) named.set(name, given);
    else made.push(given);
  }
  run.place.inArguments = before;
  return { positional: made, named };
}

const namedBy = (value: Value): Iterable<readonly [string, Value]> =>
  value.kind === 'dict' ? value.entries : usesOf(value).length > 0 ? [['**', value]] : [];

function callMember(run: Run, of: Value, name: string, args: Args, site: Site): Value {
  if (of.kind === 'super' && name === 'constructor') {
    constructFrom(run, of.of.bases, of.instance, args, registerWith(run));
    return NOTHING;
  }
  // `Base.__init__(self, …)`: the receiver is written out.
  const [self] = args.positional;
  if (name === 'constructor' && (of.kind === 'sdk' || of.kind === 'class') && self?.kind === 'instance') {
    const rest = { ...args, positional: args.positional.slice(1) };
    constructFrom(run, [of], self, rest, registerWith(run));
    return NOTHING;
  }
  const own = of.kind === 'dict' ? of.entries.get(name) : undefined;
  const method = own === undefined ? methodOf(of, name) : null;
  if (method !== null) return method(run, of, args, site);
  return callValue(run, memberOf(run, of, name, site.label), args, site);
}

const registerWith =
  (run: Run): Register =>
  (instance: Instance, base, args) =>
    registerInstance(run, instance, base, args);

/** Calls a value with arguments that are known. */
export function callValue(run: Run, callee: Value, args: Args, site: Site): Value {
  switch (callee.kind) {
    case 'function':
      return callFunction(run, callee, args);
    case 'class':
      return construct(run, callee, args, site, registerWith(run));
    case 'sdk':
      return callSdk(run, callee, args, site) ?? callOutside(run, callee, args, site);
    case 'library':
      return (
        requireModule(run, callee.path, args, site) ??
        callLibrary(run, callee.path, args, site) ??
        callOutside(run, callee, args, site)
      );
    case 'instance': {
      const method = boundMethod([callee.of], callee, '__call__');
      return method === null ? callOutside(run, callee, args, site) : callFunction(run, method, args);
    }
    default:
      return callOutside(run, callee, args, site);
  }
}

function requireModule(run: Run, path: string, args: Args, site: Site): Value | null {
  const [name] = args.positional;
  if (path !== 'require' || name === undefined || isNothing(name)) return null;
  const own = run.load(textOf(name), site.file);
  if (own !== null) return own.scope.names.get('#module') ?? own;
  const data = textOf(name).endsWith('.json') ? run.textOf(textOf(name), site.file) : null;
  return (data === null ? null : valueOfData('json', data)) ?? run.outside(textOf(name));
}

/** What is not part of the program may call the functions that it is given, and may use all else. */
function callOutside(run: Run, callee: Value, args: Args, site: Site): Value {
  const given = usesOf(callee, ...valuesOf(args));
  const results = valuesOf(args).flatMap((value) =>
    value.kind === 'function'
      ? [
          run.call(
            value,
            positional(...value.form.parameters.map(() => open(`${site.label}()`, given))),
            site,
          ),
        ]
      : [],
  );
  return open(`${site.label}()`, [...new Set([...given, ...usesOf(...results)])]);
}
