import type { FunctionForm, Parameter } from '../../program/form.ts';
import type { Args } from '../values/arguments.ts';
import { oneOf } from '../values/either.ts';
import { newScope, type Scope } from '../values/scope.ts';
import { type ClassValue, type Closure, dict, list, NOTHING, unknown, type Value } from '../values/value.ts';
import { mayCall, type Returned, type Run } from './run.ts';

/** A function as a value: what its parameters are where nobody gives them is settled now. */
export function closureOf(
  run: Run,
  form: FunctionForm,
  scope: Scope,
  owner: ClassValue | null,
  receiver: Value | null,
): Closure {
  const defaults = form.parameters.map(({ fallback }) =>
    fallback === null ? null : run.evaluate(fallback, scope),
  );
  return { kind: 'function', form, scope, receiver, owner, file: owner?.file ?? run.file, defaults };
}

/** Calls a function of the program. */
export function callFunction(run: Run, closure: Closure, args: Args): Value {
  const { form } = closure;
  run.called.add(form);
  if (!mayCall(run, form)) return unknown('runtime-data');
  const scope = newScope(closure.scope);
  bindReceiver(closure, scope);
  const { bound } = closure;
  const all =
    bound === undefined
      ? args
      : {
          positional: [...bound.positional, ...args.positional],
          named: new Map([...bound.named, ...args.named]),
        };
  bindParameters(closure, all, scope);
  return runBody(run, closure, scope);
}

/** What a function gives that nobody calls: nothing is known of its arguments. */
export function callUnasked(run: Run, closure: Closure): Value {
  const { form } = closure;
  run.called.add(form);
  if (!mayCall(run, form)) return unknown('runtime-data');
  const scope = newScope(closure.scope);
  bindReceiver(closure, scope);
  for (const parameter of form.parameters)
    bind(parameter, unknown('function-parameter', labelOf(parameter)), scope);
  return runBody(run, closure, scope);
}

/** What an argument that nobody gives is used as: the type of its parameter tells, or its name. */
export function labelOf({ pattern, type }: Parameter): string {
  return type ?? (pattern.kind === 'name' ? pattern.name : '');
}

function runBody(run: Run, { form, file, isContext }: Closure, scope: Scope): Value {
  const { budget, returns, yields } = run;
  const before = run.file;
  run.file = file;
  budget.calls += 1;
  budget.running.set(form, (budget.running.get(form) ?? 0) + 1);
  returns.push([]);
  yields.push([]);
  const signal = run.execute(form.body, scope);
  const earlier = returns.pop() ?? [];
  const given = yields.pop() ?? [];
  budget.running.set(form, (budget.running.get(form) ?? 1) - 1);
  budget.calls -= 1;
  run.file = before;
  if (given.length > 0) return isContext === true ? (given[0] ?? NOTHING) : list(given);
  const last = signal?.kind === 'return' ? signal.value : signal?.kind === 'throw' ? null : NOTHING;
  return returned(earlier, last);
}

/** What the last way returns, or any that may have left before. */
function returned(earlier: readonly Returned[], last: Value | null): Value {
  let result = last;
  for (const { at, way, value } of earlier.toReversed())
    if (result === null) result = value;
    else result = oneOf(at, way === 0 ? [value, result] : [result, value]);
  return result ?? unknown('runtime-data');
}

function bindReceiver({ form, receiver, owner }: Closure, scope: Scope): undefined {
  if (receiver === null || form.receiver === null) return;
  const self = form.ofClass && receiver.kind === 'instance' ? receiver.of : receiver;
  scope.names.set(form.receiver, self);
  if (owner !== null && receiver.kind === 'instance')
    scope.names.set('super', { kind: 'super', instance: receiver, of: owner });
}

function bindParameters({ form, defaults }: Closure, args: Args, scope: Scope): undefined {
  const taken = new Set<string>();
  for (const [at, parameter] of form.parameters.entries()) {
    const given = givenFor(parameter, at, args, form, taken) ?? defaults[at];
    bind(parameter, given ?? unknown('function-parameter', labelOf(parameter)), scope);
    if (parameter.pattern.kind === 'name') taken.add(parameter.pattern.name);
  }
}

/** Parameters of Python are plain names. */
function bind({ pattern }: Parameter, value: Value, scope: Scope): undefined {
  if (pattern.kind !== 'name') return;
  scope.varying.add(pattern.name);
  scope.names.set(pattern.name, value);
}

/** What a call gives a parameter; null where it gives nothing. */
function givenFor(
  { form, pattern }: Parameter,
  at: number,
  args: Args,
  { parameters }: FunctionForm,
  taken: ReadonlySet<string>,
): Value | null {
  if (form === 'rest') return list(args.positional.slice(at).map(({ value }) => value));
  if (form === 'named-rest')
    return dict([...args.named].filter(([key]) => !taken.has(key)).map(([key, { value }]) => [key, value]));
  const named = pattern.kind === 'name' ? args.named.get(pattern.name) : undefined;
  if (named !== undefined) return named.value;
  const rest = parameters.findIndex((one) => one.form === 'rest');
  return rest >= 0 && at > rest ? null : (args.positional[at]?.value ?? null);
}
