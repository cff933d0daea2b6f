import { type Args, positional, type Run } from '../interpret/run.ts';
import { usesOf } from '../values/uses.ts';
import { NOTHING, open, type Site, type Value } from '../values/value.ts';
import type { Methods } from './methods.ts';

/** What a function makes of an output: it depends on the output and on all that the function uses. */
export function lift(run: Run, of: Value, args: Args, site: Site): Value {
  const apply = args.positional[0] ?? args.named.get('func') ?? NOTHING;
  // A setting or constant is itself; what is open stands for its content.
  const content = of.kind === 'open' ? (of.inner ?? of) : of;
  const result = run.call(apply, positional(content), site);
  return open(labelFor(of, site), usesOf(of, result), result);
}

const labelFor = (of: Value, site: Site): string => (of.kind === 'open' ? of.label : site.label);

export const outputMethods: Methods = {
  apply: lift,
  // A promise is an output that nothing else may depend on.
  // biome-ignore lint/suspicious/noThenProperty: a table of the program's methods, never awaited
  then: lift,
};
