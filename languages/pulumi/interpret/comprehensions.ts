import type { Clause, Comprehension } from '../../program/form.ts';
import { keyText } from '../values/keys.ts';
import { inside, type Scope } from '../values/scope.ts';
import { truthOf } from '../values/truth.ts';
import { dict, list, type Value } from '../values/value.ts';
import { labelOf } from './labels.ts';
import { eachElement, elementsOf } from './loops.ts';
import { assign } from './patterns.ts';
import { MOST_ELEMENTS, type Run } from './run.ts';

/** A list or dictionary comprehension. */
export function comprehend(run: Run, { key, value, clauses }: Comprehension, scope: Scope): Value {
  const items: Value[] = [];
  const entries: [string, Value][] = [];
  const take = (at: Scope): void => {
    if (items.length + entries.length >= MOST_ELEMENTS) return;
    if (key === null) items.push(run.evaluate(value, at));
    else entries.push([keyText(run.evaluate(key, at)), run.evaluate(value, at)]);
  };
  through(run, clauses, inside(scope), take);
  return key === null ? list(items) : dict(entries);
}

function through(run: Run, clauses: readonly Clause[], scope: Scope, take: (scope: Scope) => void): void {
  const [clause, ...more] = clauses;
  if (clause === undefined) {
    take(scope);
    return;
  }
  const elements = elementsOf(run, run.evaluate(clause.over, scope), labelOf(clause.over));
  eachElement(run, elements, (item) => {
    const here = inside(scope);
    assign(run, clause.target, item, here, true);
    const passes = clause.tests.every((test) => truthOf(run.evaluate(test, here), false) ?? true);
    if (passes) through(run, more, here, take);
    return undefined;
  });
}
