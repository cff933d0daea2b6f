import type { Args, Run } from '../interpret/run.ts';
import { NOTHING, type Value } from '../values/value.ts';
import { camel } from './names.ts';

/** An argument by one of its names, or by its place. */
export function argument(args: Args, place: number, ...names: readonly string[]): Value {
  for (const name of names) {
    const given = args.named.get(name);
    if (given !== undefined) return given;
  }
  return args.positional[place] ?? NOTHING;
}

export interface ResourceArguments {
  readonly name: Value;
  readonly inputs: readonly Value[];
  /** Inputs that stand by a name of their own. */
  readonly named: ReadonlyMap<string, Value>;
  readonly options: Value;
}

const NAMES = ['resource_name', '__name__', 'opts'];

/**
 * Arguments of a resource's constructor: `(name, args, opts)` in TypeScript; in Python the inputs are keywords or an
 * object, and options stand where they are made.
 */
export function splitArguments(run: Run, args: Args): ResourceArguments {
  const name = argument(args, 0, 'resource_name', '__name__');
  const isNamed = args.named.has('resource_name') || args.named.has('__name__');
  const after = args.positional.slice(isNamed ? 0 : 1);
  if (run.language === 'typescript') {
    const inputs = after.slice(0, 1);
    return { name, inputs, named: entriesOf(inputs), options: after[1] ?? NOTHING };
  }
  const made = after.find((value) => value.kind === 'dict' && value.isOptions);
  const options = args.named.get('opts') ?? made ?? NOTHING;
  const keywords = [...args.named].filter(([key]) => !NAMES.includes(key));
  const inputs = [...after.filter((value) => value !== options), ...keywords.map(([, value]) => value)];
  const named = new Map([
    ...entriesOf(inputs),
    ...keywords.map(([key, value]) => [camel(key), value] as const),
  ]);
  return { name, inputs, named, options };
}

/** Names of the objects among inputs, in the engine's spelling. */
export const entriesOf = (inputs: readonly Value[]): ReadonlyMap<string, Value> =>
  new Map(
    inputs.flatMap((value) =>
      value.kind === 'dict' ? [...value.entries].map(([key, entry]) => [camel(key), entry] as const) : [],
    ),
  );
