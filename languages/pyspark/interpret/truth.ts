import { reasonIn } from '../values/text.ts';
import type { Value } from '../values/value.ts';

/** Whether a value counts as true; null where only the run tells. */
export function truthOf(value: Value): boolean | null {
  switch (value.kind) {
    case 'constant':
      return typeof value.value === 'string' && reasonIn(value.value) !== null ? null : Boolean(value.value);
    case 'list':
      return value.items.length > 0;
    case 'dict':
      return value.entries.size > 0;
    case 'either': {
      const all = new Set(value.options.map(truthOf));
      return all.size === 1 ? ([...all][0] ?? null) : null;
    }
    case 'unknown':
    case 'library':
      return null;
    default:
      return true;
  }
}
