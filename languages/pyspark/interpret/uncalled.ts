import type { ClassValue, Closure } from '../values/value.ts';
import { constructUnasked } from './classes.ts';
import { callUnasked } from './functions.ts';
import { classMember } from './members.ts';
import type { Run } from './run.ts';

/** More functions than a program has. */
const MOST = 2_000;

/** A function or method that nobody calls counts as called once, with arguments of which nothing is known. */
export function callUncalled(run: Run): undefined {
  for (let at = 0; at < run.declared.length && at < MOST; at += 1) {
    const declared = run.declared[at];
    if (declared?.kind === 'function') callOne(run, declared);
    else if (declared !== undefined) callMethods(run, declared);
  }
}

function callOne(run: Run, closure: Closure): undefined {
  if (!run.called.has(closure.form)) callUnasked(run, closure);
}

function callMethods(run: Run, of: ClassValue): undefined {
  const left = of.form.methods.filter((method) => method.name !== 'constructor' && !run.called.has(method));
  if (left.length === 0) return;
  const instance = constructUnasked(run, of);
  for (const { name } of left) {
    const method = classMember(run, of, name, instance);
    if (method?.kind === 'function' && !run.called.has(method.form)) callUnasked(run, method);
  }
}
