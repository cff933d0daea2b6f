import type { Comprehension, Expression } from '../../program/form.ts';
import { BUILTINS } from '../native/library.ts';
import { isColumn } from '../spark/columns.ts';
import { columnOperation } from '../spark/operators.ts';
import { inEachWay, oneOf } from '../values/either.ts';
import { lookUp, newScope, type Scope } from '../values/scope.ts';
import { concatenated, textOf } from '../values/text.ts';
import { constant, dict, library, list, NOTHING, unknown, type Value } from '../values/value.ts';
import { evaluateCall } from './calls.ts';
import { elementsOf } from './elements.ts';
import { closureOf } from './functions.ts';
import { itemOf, memberOf } from './members.ts';
import { binaryOf } from './operators.ts';
import { assign } from './patterns.ts';
import { MOST_ELEMENTS, mayStep, type Run } from './run.ts';
import { truthOf } from './truth.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;
type Shape<E> = (run: Run, expression: E, scope: Scope) => Value;

/** What an expression stands for. */
export function evaluate(run: Run, expression: Expression, scope: Scope): Value {
  if (!mayStep(run.budget)) return unknown('runtime-data');
  run.budget.depth += 1;
  const value = (SHAPES[expression.kind] as Shape<Expression>)(run, expression, scope);
  run.budget.depth -= 1;
  return value;
}

const SHAPES: { readonly [K in Expression['kind']]: Shape<Of<K>> } = {
  constant: (_run, { value }) => constant(value),
  template: (run, { parts }, scope) =>
    inEachWay(
      parts.map((part) => run.evaluate(part, scope)),
      concatenated,
    ),
  name: (_run, { name }, scope) => nameOf(name, scope),
  member: (run, { of, name }, scope) =>
    inEachWay([run.evaluate(of, scope)], ([value = NOTHING]) => memberOf(run, value, name)),
  index: (run, { of, at }, scope) =>
    inEachWay([run.evaluate(of, scope), run.evaluate(at, scope)], ([value = NOTHING, key = NOTHING]) =>
      itemOf(run, value, key),
    ),
  call: evaluateCall,
  list: (run, { items }, scope) =>
    list(
      items.flatMap(({ value, spread }) => {
        const made = run.evaluate(value, scope);
        return spread === true ? [...elementsOf(run, made).items] : [made];
      }),
    ),
  dict: (run, { entries }, scope) =>
    dict(
      entries.flatMap(({ key, value }): (readonly [string, Value])[] => {
        const made = run.evaluate(value, scope);
        if (key !== null) return [[textOf(run.evaluate(key, scope)), made]];
        return made.kind === 'dict' ? [...made.entries] : [];
      }),
    ),
  function: (run, form, scope) => closureOf(run, form, scope, null, null),
  conditional: evaluateConditional,
  binary: evaluateBinary,
  not: (run, { of }, scope) => {
    const truth = truthOf(run.evaluate(of, scope));
    return truth === null ? unknown('runtime-data') : constant(!truth);
  },
  comprehension: evaluateComprehension,
  assign: (run, { target, value }, scope) => {
    const made = run.evaluate(value, scope);
    assign(run, target, made, scope);
    return made;
  },
  opaque: (run, { parts, isCut, yields }, scope) => {
    if (isCut === true) run.budget.isSpent = true;
    const values = parts.map((part) => run.evaluate(part, scope));
    if (yields !== undefined) handOut(run, values[0] ?? NOTHING, yields);
    // A chain of comparisons, a slice of a column: made of what stands in it.
    return values.some(isColumn) ? columnOperation(run, values) : unknown('runtime-data');
  },
};

/** What a generator gives its loop counts as given at once. */
function handOut(run: Run, value: Value, how: 'one' | 'all'): undefined {
  const given = run.yields.at(-1);
  if (given !== undefined && given.length < MOST_ELEMENTS)
    given.push(...(how === 'one' ? [value] : elementsOf(run, value).items));
}

function nameOf(name: string, scope: Scope): Value {
  const known = lookUp(scope, name);
  if (known !== undefined) return known;
  return BUILTINS.has(name) ? library(name) : unknown('undefined-name', name);
}

function evaluateConditional(run: Run, form: Of<'conditional'>, scope: Scope): Value {
  const truth = truthOf(run.evaluate(form.test, scope));
  if (truth !== null) return run.evaluate(truth ? form.whenTrue : form.otherwise, scope);
  run.budget.ways += 1;
  const at = run.budget.ways;
  return oneOf(at, [run.evaluate(form.whenTrue, scope), run.evaluate(form.otherwise, scope)]);
}

function evaluateBinary(run: Run, { operator, left, right }: Of<'binary'>, scope: Scope): Value {
  const one = run.evaluate(left, scope);
  if (operator === 'and' || operator === 'or') {
    const truth = truthOf(one);
    if (truth !== null) return truth === (operator === 'and') ? run.evaluate(right, scope) : one;
    const other = run.evaluate(right, scope);
    // `x or default`: what it is if it is anything, else the other.
    if (operator === 'and') return unknown('runtime-data');
    run.budget.ways += 1;
    return one.kind === 'either' ? orDefault(one, other) : oneOf(run.budget.ways, [one, other]);
  }
  return inEachWay([one, run.evaluate(right, scope)], ([a = NOTHING, b = NOTHING]) =>
    binaryOf(run, operator, a, b),
  );
}

function orDefault(one: Extract<Value, { kind: 'either' }>, other: Value): Value {
  return oneOf(
    one.at,
    one.options.map((option) => (truthOf(option) === false ? other : option)),
  );
}

function evaluateComprehension(run: Run, form: Comprehension, outer: Scope): Value {
  const scope = newScope(outer);
  const made: (readonly [string, Value])[] = [];
  goThrough(run, form, 0, scope, () => {
    const key = form.key === null ? '' : textOf(run.evaluate(form.key, scope));
    made.push([key, run.evaluate(form.value, scope)]);
  });
  return form.key === null ? list(made.map(([, value]) => value)) : dict(made);
}

function goThrough(run: Run, form: Comprehension, at: number, scope: Scope, visit: () => void): undefined {
  const clause = form.clauses[at];
  if (clause === undefined) {
    visit();
    return;
  }
  for (const item of elementsOf(run, run.evaluate(clause.over, scope)).items) {
    if (!mayStep(run.budget)) return;
    assign(run, clause.target, item, scope);
    if (clause.tests.every((test) => truthOf(run.evaluate(test, scope)) !== false))
      goThrough(run, form, at + 1, scope, visit);
  }
}
