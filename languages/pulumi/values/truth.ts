import type { Value } from './value.ts';

/** Whether a value counts as true; null where only the run tells. `emptyIsTrue`: JavaScript's rule for lists and objects. */
export function truthOf(value: Value, emptyIsTrue: boolean): boolean | null {
  switch (value.kind) {
    case 'constant':
      return Boolean(value.value);
    case 'list':
      return emptyIsTrue || value.items.length > 0;
    case 'dict':
      return emptyIsTrue || value.entries.size > 0 || value.isOptions;
    case 'text':
      return value.text.replaceAll(/\$\{[^}]*\}/g, '') === '' ? null : true;
    case 'open':
      return value.inner === null ? null : truthOf(value.inner, emptyIsTrue);
    case 'setting':
    case 'library':
      return null;
    default:
      return true;
  }
}
