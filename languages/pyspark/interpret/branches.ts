import type { Expression, Statement } from '../../program/form.ts';
import { unitedFrames } from '../spark/frames.ts';
import { oneOf } from '../values/either.ts';
import { isVarying, lookUp, type Scope } from '../values/scope.ts';
import type { Value } from '../values/value.ts';
import type { Run, Signal } from './run.ts';
import { truthOf } from './truth.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
type Names = ReadonlyMap<string, Value>;

/**
 * A branch that is ruled out by what this call or this element is does not run. One that constants of the program rule
 * out runs for its reads and writes alone: another day the constants are others. Where only the run tells, both run.
 */
export function executeIf(run: Run, { test, whenTrue, otherwise }: Of<'if'>, scope: Scope): Signal | null {
  const truth = truthOf(run.evaluate(test, scope));
  if (truth === null) return executeBoth(run, whenTrue, otherwise, scope);
  if (!namesIn(test).some((name) => isVarying(scope, name)) && !asksOwnField(test, scope))
    runRuledOut(run, truth ? otherwise : whenTrue, scope);
  return run.execute(truth ? whenTrue : otherwise, scope);
}

function runRuledOut(run: Run, body: readonly Statement[], scope: Scope): undefined {
  if (body.length === 0) return;
  const before = new Map(scope.names);
  run.ruledOut += 1;
  run.execute(body, scope);
  run.ruledOut -= 1;
  restore(scope, before);
}

function executeBoth(
  run: Run,
  whenTrue: readonly Statement[],
  otherwise: readonly Statement[],
  scope: Scope,
): Signal | null {
  const before = new Map(scope.names);
  const one = run.execute(whenTrue, scope);
  const afterOne = new Map(scope.names);
  restore(scope, before);
  const other = run.execute(otherwise, scope);
  return meet(run, one, afterOne, other, scope);
}

/** What holds behind two ways; the scope stands at the end of the second. */
function meet(
  run: Run,
  one: Signal | null,
  afterOne: Names,
  other: Signal | null,
  scope: Scope,
): Signal | null {
  run.budget.ways += 1;
  const at = run.budget.ways;
  if (one !== null && other !== null) return bothLeft(at, one, other);
  const left = one ?? other;
  if (left === null) {
    for (const [name, value] of afterOne)
      scope.names.set(name, joined(run, at, value, scope.names.get(name)));
    return null;
  }
  if (other !== null) restore(scope, afterOne);
  if (left.kind === 'return') run.returns.at(-1)?.push({ at, way: one === null ? 1 : 0, value: left.value });
  return null;
}

function bothLeft(at: number, one: Signal, other: Signal): Signal {
  if (one.kind === 'return' && other.kind === 'return')
    return { kind: 'return', value: oneOf(at, [one.value, other.value]) };
  return one.kind === 'return' ? one : other;
}

/** Rows of the same origins are one frame again; anything else is one of two. */
function joined(run: Run, at: number, one: Value, other: Value | undefined): Value {
  if (other === undefined || one === other) return one;
  return unitedFrames(run, one, other) ?? oneOf(at, [one, other]);
}

function restore(scope: Scope, names: Names): undefined {
  scope.names.clear();
  for (const [name, value] of names) scope.names.set(name, value);
}

/** The body, and each handler as if the body had failed at its end. */
export function executeTry(run: Run, { body, handlers, after }: Of<'try'>, scope: Scope): Signal | null {
  let signal = run.execute(body, scope);
  for (const handler of handlers) {
    const reached = new Map(scope.names);
    const other = run.execute(handler, scope);
    signal = meet(run, signal, reached, other, scope);
  }
  return run.execute(after, scope) ?? signal;
}

/** `self.x` that the object was given: another object has another one. What the class says is a constant. */
function asksOwnField(test: Expression, scope: Scope): boolean {
  switch (test.kind) {
    case 'member': {
      const of = test.of.kind === 'name' ? lookUp(scope, test.of.name) : undefined;
      return of?.kind === 'instance' ? of.fields.has(test.name) : asksOwnField(test.of, scope);
    }
    case 'not':
      return asksOwnField(test.of, scope);
    case 'binary':
      return asksOwnField(test.left, scope) || asksOwnField(test.right, scope);
    case 'call':
      return asksOwnField(test.callee, scope) || test.args.some(({ value }) => asksOwnField(value, scope));
    default:
      return false;
  }
}

/** Names that a test asks for. */
function namesIn(test: Expression): string[] {
  switch (test.kind) {
    case 'name':
      return [test.name];
    case 'member':
    case 'not':
      return namesIn(test.of);
    case 'index':
      return [...namesIn(test.of), ...namesIn(test.at)];
    case 'binary':
      return [...namesIn(test.left), ...namesIn(test.right)];
    case 'call':
      return [...namesIn(test.callee), ...test.args.flatMap(({ value }) => namesIn(value))];
    case 'opaque':
      return test.parts.flatMap(namesIn);
    default:
      return [];
  }
}
