import type { Parameter } from '../form/form.ts';
import { declare, inside, type Scope } from '../values/scope.ts';
import { type Closure, dict, list, NOTHING, open, type Value } from '../values/value.ts';
import { assign } from './patterns.ts';
import { type Args, mayCall, type Run } from './run.ts';

/** Runs a function of the program with its arguments. */
export function callFunction(run: Run, { form, scope, receiver, owner }: Closure, args: Args): Value {
  if (!mayCall(run, form)) return open(form.name);
  const here = inside(scope);
  if (receiver !== null && form.receiver !== null) declare(here, form.receiver, receiver);
  if (owner !== null && receiver?.kind === 'instance')
    declare(here, 'super', { kind: 'super', instance: receiver, of: owner });
  bind(run, form.parameters, args, here);
  const { inArguments } = run.place;
  run.place.inArguments = false;
  const { running } = run.budget;
  const times = running.get(form) ?? 0;
  running.set(form, times + 1);
  run.budget.calls += 1;
  const signal = run.execute(form.body, here);
  run.budget.calls -= 1;
  running.set(form, times);
  run.place.inArguments = inArguments;
  return signal?.kind === 'return' ? signal.value : NOTHING;
}

function bind(run: Run, parameters: readonly Parameter[], args: Args, scope: Scope): void {
  const named = new Map(args.named);
  let at = 0;
  for (const { pattern, fallback, form } of parameters) {
    if (form === 'named-rest') {
      assign(run, pattern, dict(named), scope, true);
      continue;
    }
    if (form === 'rest') {
      assign(run, pattern, list(args.positional.slice(at)), scope, true);
      at = args.positional.length;
      continue;
    }
    const name = pattern.kind === 'name' ? pattern.name : null;
    const byName = name === null ? undefined : named.get(name);
    if (name !== null) named.delete(name);
    const given = byName ?? args.positional[at];
    if (byName === undefined) at += 1;
    const isMissing = given === undefined || (run.language === 'typescript' && given === NOTHING);
    const value = isMissing && fallback !== null ? run.evaluate(fallback, scope) : (given ?? NOTHING);
    assign(run, pattern, value, scope, true);
  }
}
