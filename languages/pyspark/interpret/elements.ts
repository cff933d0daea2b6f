import { optionsOf } from '../values/either.ts';
import { reasonIn, reasonOf, stringOf } from '../values/text.ts';
import { constant, unknown, type Value } from '../values/value.ts';
import { MOST_ELEMENTS, type Run } from './run.ts';

/** What a loop goes over; one element that only the run knows where the elements are not told. */
export function elementsOf(
  run: Run,
  value: Value,
): { readonly items: readonly Value[]; readonly isKnown: boolean } {
  if (value.kind === 'either') {
    const all = optionsOf(value).map((option) => elementsOf(run, option));
    return {
      items: capped(
        run,
        all.flatMap(({ items }) => items),
      ),
      isKnown: all.every(({ isKnown }) => isKnown),
    };
  }
  if (value.kind === 'list') return { items: capped(run, value.items), isKnown: true };
  if (value.kind === 'dict')
    return { items: capped(run, [...value.entries.keys()].map(constant)), isKnown: true };
  if (value.kind === 'instance') return { items: [...value.fields.values()], isKnown: true };
  const text = stringOf(value);
  if (text !== null && reasonIn(text) === null)
    return { items: capped(run, [...text.slice(0, MOST_ELEMENTS + 1)].map(constant)), isKnown: true };
  if (value.kind === 'constant' && text === null) return { items: [], isKnown: true };
  return { items: [unknown(reasonOf(value))], isKnown: false };
}

function capped(run: Run, items: readonly Value[]): readonly Value[] {
  if (items.length <= MOST_ELEMENTS) return items;
  run.budget.isSpent = true;
  return items.slice(0, MOST_ELEMENTS);
}
