import { mentionedNames } from '../../program/mentioned.ts';
import type { ClassValue, Closure } from '../values/value.ts';
import { constructUnasked } from './classes.ts';
import { callUnasked } from './functions.ts';
import { classMember } from './members.ts';
import type { Run } from './run.ts';

/** More functions than a program has. */
const MOST = 2_000;

/**
 * A function or method that nobody calls counts as called once, with arguments of which nothing is known. Those that
 * others mention come after these, which may call them with arguments that are known.
 */
export function callUncalled(run: Run): undefined {
  for (let from = 0; from < run.declared.length && from < MOST; ) {
    const declared = run.declared.slice(from, MOST);
    from += declared.length;
    for (const one of callersFirst(declared, ({ form }) => form)) {
      if (one.kind === 'function') callOne(run, one);
      else callMethods(run, one);
    }
  }
}

/** Those whose name no other one mentions, then the others; either in the order that they stand in. */
function callersFirst<T>(all: readonly T[], formOf: (one: T) => { readonly name: string }): T[] {
  const mentioned = new Map<string, number>();
  const own = all.map((one) => mentionedNames(formOf(one)));
  for (const names of own) for (const name of names) mentioned.set(name, (mentioned.get(name) ?? 0) + 1);
  const isFirst = (one: T, at: number): boolean => {
    const { name } = formOf(one);
    return (mentioned.get(name) ?? 0) === (own[at]?.has(name) === true ? 1 : 0);
  };
  return [...all.filter(isFirst), ...all.filter((one, at) => !isFirst(one, at))];
}

function callOne(run: Run, closure: Closure): undefined {
  if (!run.called.has(closure.form)) callUnasked(run, closure);
}

function callMethods(run: Run, of: ClassValue): undefined {
  const left = of.form.methods.filter((method) => method.name !== 'constructor' && !run.called.has(method));
  if (left.length === 0) return;
  const instance = constructUnasked(run, of);
  for (const { name } of callersFirst(left, (method) => method)) {
    const method = classMember(run, of, name, instance);
    if (method?.kind === 'function' && !run.called.has(method.form)) callUnasked(run, method);
  }
}
