import type { Expression } from '../../program/form.ts';
import { isCoreName } from '../sdk/core.ts';
import { keyText } from '../values/keys.ts';
import type { Scope } from '../values/scope.ts';
import { EVERYTHING, lookUp } from '../values/scope.ts';
import { concatenated } from '../values/text.ts';
import { truthOf } from '../values/truth.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, library, list, NOTHING, open, type Value } from '../values/value.ts';
import { evaluateCall } from './calls.ts';
import { comprehend } from './comprehensions.ts';
import { labelOf } from './labels.ts';
import { elementsOf } from './loops.ts';
import { indexOf, memberOf } from './members.ts';
import { operate } from './operators.ts';
import { assign } from './patterns.ts';
import { MOST_ELEMENTS, mayStep, type Run } from './run.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** What an expression stands for. Never throws; what goes beyond the budget is open. */
export function evaluate(run: Run, expression: Expression, scope: Scope): Value {
  if (!mayStep(run.budget)) return open(labelOf(expression));
  run.budget.depth += 1;
  const value = (SHAPES[expression.kind] as Shape<Expression>)(run, expression, scope);
  run.budget.depth -= 1;
  return value;
}

type Shape<E> = (run: Run, expression: E, scope: Scope) => Value;

const SHAPES: { readonly [K in Expression['kind']]: Shape<Of<K>> } = {
  constant: (_run, { value }) => constant(value),
  template: (run, { parts }, scope) => concatenated(parts.map((part) => run.evaluate(part, scope))),
  name: (_run, { name }, scope) => {
    const found = lookUp(scope, name);
    if (found !== undefined) return found;
    const all = lookUp(scope, EVERYTHING);
    const mayBe = all?.kind === 'sdk' && (/^[A-Z]/.test(name) || isCoreName(all.sdk, name));
    return mayBe ? { ...all, path: [...all.path, name] } : library(name);
  },
  member: (run, expression, scope) =>
    memberOf(run, run.evaluate(expression.of, scope), expression.name, labelOf(expression)),
  index: (run, expression, scope) =>
    indexOf(run, run.evaluate(expression.of, scope), run.evaluate(expression.at, scope), labelOf(expression)),
  call: evaluateCall,
  list: (run, { items }, scope) =>
    list(
      items.flatMap(({ value, spread }) => {
        const made = run.evaluate(value, scope);
        return spread === true ? elementsOf(run, made, labelOf(value)).items : [made];
      }),
    ),
  dict: evaluateDict,
  function: (_run, form, scope) => ({ kind: 'function', form, scope, receiver: null, owner: null }),
  conditional: (run, { test, whenTrue, otherwise }, scope) => {
    // What only the run tells counts as taken.
    const isTrue = truthOf(run.evaluate(test, scope), run.language === 'typescript') ?? true;
    return run.evaluate(isTrue ? whenTrue : otherwise, scope);
  },
  binary: (run, expression, scope) => operate(run, expression, scope),
  not: (run, expression, scope) => {
    const truth = truthOf(run.evaluate(expression.of, scope), run.language === 'typescript');
    return truth === null ? open('not') : constant(!truth);
  },
  comprehension: (run, expression, scope) => comprehend(run, expression, scope),
  assign: (run, { target, value, declares }, scope) => {
    const made = run.evaluate(value, scope);
    assign(run, target, made, scope, declares);
    return made;
  },
  opaque: (run, { parts, yields }, scope) => {
    const values = parts.map((part) => run.evaluate(part, scope));
    if (yields !== undefined) handOut(run, values[0] ?? NOTHING, yields);
    return open('expression', usesOf(...values));
  },
};

function handOut(run: Run, value: Value, how: 'one' | 'all'): void {
  const given = run.yields.at(-1);
  if (given !== undefined && given.length < MOST_ELEMENTS)
    given.push(...(how === 'one' ? [value] : elementsOf(run, value, 'yield').items));
}

function evaluateDict(run: Run, { entries }: Of<'dict'>, scope: Scope): Value {
  const made = new Map<string, Value>();
  for (const { key, value } of entries) {
    const given = run.evaluate(value, scope);
    if (key !== null) made.set(keyText(run.evaluate(key, scope)), given);
    else for (const [name, part] of spreadOf(given)) made.set(name, part);
  }
  return dict(made);
}

/** What a spread puts in; of what is open, only that it is used is known. */
function spreadOf(value: Value): Iterable<readonly [string, Value]> {
  if (value.kind === 'dict') return value.entries;
  if (value.kind === 'instance' && value.handle === null) return value.fields;
  if (value.kind === 'open' && value.inner?.kind === 'dict') return value.inner.entries;
  return usesOf(value).length === 0 ? [] : [['...', value]];
}
