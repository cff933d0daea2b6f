import type { Pattern, Statement } from '../../program/form.ts';
import type { Scope } from '../values/scope.ts';
import { elementsOf } from './elements.ts';
import { assign } from './patterns.ts';
import { mayStep, type Run, type Signal } from './run.ts';
import { truthOf } from './truth.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** Once for each element; once where only the run tells the elements. */
export function executeFor(run: Run, { target, over, body }: Of<'for'>, scope: Scope): Signal | null {
  const { items } = elementsOf(run, run.evaluate(over, scope));
  for (const name of namesOf(target)) scope.varying.add(name);
  for (const item of items) {
    if (!mayStep(run.budget)) return null;
    assign(run, target, item, scope);
    const signal = run.execute(body, scope);
    if (signal?.kind === 'break') return null;
    if (signal?.kind === 'return' || signal?.kind === 'throw') return signal;
  }
  return null;
}

function namesOf(target: Pattern): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'sequence'
    ? target.items.flatMap((item) => (item === null ? [] : namesOf(item)))
    : [];
}

/** A list is gone through by hand in fewer rounds; what waits for others goes on for ever. */
const MOST_ROUNDS = 100;

/** As long as the test is known to hold; once where it always does, or only the run tells. */
export function executeWhile(run: Run, { test, body }: Of<'while'>, scope: Scope): Signal | null {
  const times = test.kind === 'constant' ? 1 : MOST_ROUNDS;
  for (let round = 0; round < times && mayStep(run.budget); round += 1) {
    const truth = truthOf(run.evaluate(test, scope));
    if (truth === false) return null;
    const signal = run.execute(body, scope);
    if (signal?.kind === 'break') return null;
    if (signal?.kind === 'return' || signal?.kind === 'throw') return signal;
    if (truth === null) return null;
  }
  return null;
}
