import { keyValue } from '../values/keys.ts';
import { usesOf } from '../values/uses.ts';
import { constant, list, open, type Value } from '../values/value.ts';
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
      // What JavaScript goes through is a Map; plain objects cannot be.
      if (run.language === 'typescript')
        return known(
          run,
          [...value.entries].map(([key, part]) => list([constant(key), part])),
        );
      return known(run, [...value.entries.keys()].map(keyValue));
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
