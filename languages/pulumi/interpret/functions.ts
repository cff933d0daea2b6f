import type { FunctionForm, Parameter } from '../../program/form.ts';
import { declare, inside, type Scope } from '../values/scope.ts';
import { type Closure, dict, isNothing, list, NOTHING, open, type Value } from '../values/value.ts';
import { labelOf } from './labels.ts';
import { assign } from './patterns.ts';
import { type Args, mayCall, type Run } from './run.ts';

/** Runs a function of the program with its arguments. */
export function callFunction(run: Run, { form, scope, receiver, owner }: Closure, args: Args): Value {
  if (!mayCall(run, form)) return open(form.name);
  const here = inside(scope);
  if (receiver !== null && form.receiver !== null) declare(here, form.receiver, receiver);
  if (owner !== null && receiver?.kind === 'instance') {
    declare(here, 'super', { kind: 'super', instance: receiver, of: owner });
    declare(here, 'new.target', receiver.of);
  }
  bind(run, form.parameters, args, here);
  const { inArguments } = run.place;
  run.place.inArguments = false;
  const { running } = run.budget;
  const times = running.get(form) ?? 0;
  running.set(form, times + 1);
  run.budget.calls += 1;
  run.yields.push([]);
  const signal = run.execute(form.body, here);
  const given = run.yields.pop() ?? [];
  run.budget.calls -= 1;
  running.set(form, times);
  run.place.inArguments = inArguments;
  if (given.length > 0) return isContext(form) ? (given[0] ?? NOTHING) : list(given);
  return signal?.kind === 'return' ? signal.value : NOTHING;
}

/** What a generator gives its loop counts as given at once; one that stands for a context gives a single value. */
const isContext = ({ decorators = [] }: FunctionForm): boolean =>
  decorators.some((decorator) => /(?:^|\.)contextmanager$/.test(labelOf(decorator)));

function bind(run: Run, parameters: readonly Parameter[], args: Args, scope: Scope): void {
  const left = { positional: [...args.positional], named: new Map(args.named) };
  for (const parameter of parameters)
    assign(run, parameter.pattern, take(run, parameter, left, scope), scope, true);
}

interface Left {
  readonly positional: Value[];
  readonly named: Map<string, Value>;
}

/** The argument of a parameter, taken from those that are left. */
function take(run: Run, { pattern, fallback, form }: Parameter, left: Left, scope: Scope): Value {
  if (form === 'named-rest') return dict(left.named);
  if (form === 'rest') return list(left.positional.splice(0));
  const name = pattern.kind === 'name' ? pattern.name : '';
  const given = left.named.get(name) ?? left.positional.shift();
  left.named.delete(name);
  // JavaScript takes the default for `undefined` too.
  const isMissing = given === undefined || (run.language === 'typescript' && isNothing(given));
  return isMissing && fallback !== null ? run.evaluate(fallback, scope) : (given ?? NOTHING);
}
