import type { Clause, Comprehension } from '../form/form.ts';
import { inside, type Scope } from '../values/scope.ts';
import { textOf } from '../values/text.ts';
import { truthOf } from '../values/truth.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, list, open, type Value } from '../values/value.ts';
import { labelOf } from './labels.ts';
import { assign } from './patterns.ts';
import { MOST_ELEMENTS, type Run } from './run.ts';

/** The elements of a value. When only the run tells them: one that stands for all, and in `what` what they belong to. */
export interface Elements {
  readonly items: Value[];
  readonly what: string | null;
}

/** What a loop over a value goes through. */
export function elementsOf(run: Run, value: Value, label: string): Elements {
  switch (value.kind) {
    case 'list':
      return known(run, value.items);
    case 'dict':
      return known(run, [...value.entries.keys()].map(constant));
    case 'constant':
      return known(run, typeof value.value === 'string' ? [...value.value].map(constant) : []);
    case 'setting':
      return { items: [{ ...value, part: `${value.part}[]` }], what: value.key };
    case 'open':
      if (value.inner !== null && value.inner.kind !== 'open') return elementsOf(run, value.inner, label);
      return { items: [open(`${value.label}[]`, value.uses)], what: value.label };
    case 'class':
      return known(run, [...value.fields.values()]);
    case 'library':
      return { items: [open(`${value.path}[]`)], what: value.path };
    default:
      return { items: [open(`${label}[]`, usesOf(value))], what: label };
  }
}

function known(run: Run, items: readonly Value[]): Elements {
  if (items.length > MOST_ELEMENTS) run.budget.isSpent = true;
  return { items: items.slice(0, MOST_ELEMENTS), what: null };
}

/** Does something for each element, knowing inside that the loop is one of the run. Stops when `visit` says false. */
export function eachElement(
  run: Run,
  { items, what }: Elements,
  visit: (item: Value, at: number) => boolean | undefined,
): void {
  if (what !== null) run.loops.push(what);
  for (const [at, item] of items.entries()) if (visit(item, at) === false) break;
  if (what !== null) run.loops.pop();
}

/** A list or dictionary comprehension. */
export function comprehend(run: Run, { key, value, clauses }: Comprehension, scope: Scope): Value {
  const items: Value[] = [];
  const entries: [string, Value][] = [];
  const take = (at: Scope): void => {
    if (items.length + entries.length >= MOST_ELEMENTS) return;
    if (key === null) items.push(run.evaluate(value, at));
    else entries.push([textOf(run.evaluate(key, at)), run.evaluate(value, at)]);
  };
  through(run, clauses, inside(scope), take);
  return key === null ? list(items) : dict(entries);
}

function through(run: Run, clauses: readonly Clause[], scope: Scope, take: (scope: Scope) => void): void {
  const [clause, ...more] = clauses;
  if (clause === undefined) return take(scope);
  const elements = elementsOf(run, run.evaluate(clause.over, scope), labelOf(clause.over));
  eachElement(run, elements, (item) => {
    const here = inside(scope);
    assign(run, clause.target, item, here, true);
    const passes = clause.tests.every((test) => truthOf(run.evaluate(test, here), false) ?? true);
    if (passes) through(run, more, here, take);
    return undefined;
  });
}
