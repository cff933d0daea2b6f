import type { Unresolved } from './facts.ts';
import { isPlain, type Plain, plain, text } from './plain.ts';
import { type Look, substitute } from './substitute.ts';

/** Values of the variables, null where the text does not fix one, and why it does not. */
export function readVariables(
  config: Plain,
  look: Look,
): { values: Readonly<Record<string, unknown>>; unresolved: readonly Unresolved[] } {
  const unresolved: Unresolved[] = [];
  const values = Object.entries(plain(config['variables'])).map(([name, declared]): [string, unknown] => {
    const { default: value, lookup } = plain(declared);
    if (isPlain(lookup)) {
      const what = Object.entries(lookup).map(
        ([kind, entry]) => `lookup ${kind} ${text(substitute(entry, look)) ?? ''}`,
      );
      unresolved.push({ where: `variable:${name}`, what: what.join(', '), reason: 'lookup' });
      return [name, null];
    }
    if (value === undefined || value === null) {
      unresolved.push({ where: `variable:${name}`, what: name, reason: 'no-default' });
      return [name, null];
    }
    return [name, substitute(value, look)];
  });
  return { values: Object.fromEntries(values), unresolved };
}
