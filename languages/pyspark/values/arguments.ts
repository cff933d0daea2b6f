import { NOTHING, type Value } from './value.ts';

/** A value that a call is given, with the text that says it. */
export interface Argument {
  readonly value: Value;
  readonly written: string;
}

export interface Args {
  readonly positional: readonly Argument[];
  readonly named: ReadonlyMap<string, Argument>;
}

export const NO_ARGUMENTS: Args = { positional: [], named: new Map() };

export const positional = (...values: readonly Value[]): Args => ({
  positional: values.map((value) => ({ value, written: '' })),
  named: new Map(),
});

/** The argument at a place or of one of the names; null where it is not given. */
export function argument(args: Args, at: number, ...names: readonly string[]): Argument | null {
  const named = names.map((name) => args.named.get(name)).find((one) => one !== undefined);
  return args.positional[at] ?? named ?? null;
}

export const valueAt = (args: Args, at: number, ...names: readonly string[]): Value =>
  argument(args, at, ...names)?.value ?? NOTHING;

export const allOf = (args: Args): Argument[] => [...args.positional, ...args.named.values()];
export const valuesOf = (args: Args): Value[] => allOf(args).map(({ value }) => value);
