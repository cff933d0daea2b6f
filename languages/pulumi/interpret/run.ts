import type { Expression, FunctionForm, Statement } from '../../program/form.ts';
import type { Recorder } from '../sdk/record.ts';
import type { Scope } from '../values/scope.ts';
import type { ClassValue, Site, Value } from '../values/value.ts';

/** Arguments of a call, by position and by name. */
export interface Args {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export const positional = (...values: readonly Value[]): Args => ({ positional: values, named: new Map() });
export const valuesOf = (args: Args): Value[] => [...args.positional, ...args.named.values()];

/** How a statement ends what it stands in. */
export type Signal =
  | { readonly kind: 'return'; readonly value: Value }
  | { readonly kind: 'break' | 'continue' | 'throw' };

export type Language = 'python' | 'typescript';

/** One reading of a program. The parts of the interpreter reach each other through it. */
export interface Run {
  readonly language: Language;
  readonly project: string;
  readonly record: Recorder;
  /** What the loops that are open go over and that only the run tells, outermost first. */
  readonly loops: string[];
  /** What the functions at work have handed out so far by `yield`, innermost last. */
  readonly yields: Value[][];
  /** Classes that the program declares, in order. */
  readonly classes: ClassValue[];
  readonly budget: Budget;
  /** Whether the arguments of an SDK's call are being evaluated. */
  readonly place: { inArguments: boolean };
  readonly evaluate: (expression: Expression, scope: Scope) => Value;
  readonly execute: (statements: readonly Statement[], scope: Scope) => Signal | null;
  readonly call: (callee: Value, args: Args, site: Site) => Value;
  /** The module that an import names; null when it is not part of the program. */
  readonly load: (name: string, from: string) => Extract<Value, { kind: 'module' }> | null;
  /** Folders that the program puts on the path of its imports, in order; each from the project's folder. */
  readonly searched: string[];
  /** Text of a file of the project that a program names, seen from one of its files. */
  readonly textOf: (path: string, from: string) => string | null;
  /** What an import stands for that is not part of the program. */
  readonly outside: (name: string) => Value;
}

export interface Budget {
  steps: number;
  /** Expressions that are being evaluated, one inside the other. */
  depth: number;
  calls: number;
  /** Functions that are running. */
  readonly running: Map<FunctionForm, number>;
  /** True once anything was left out. */
  isSpent: boolean;
}

export const newBudget = (): Budget => ({
  steps: 0,
  depth: 0,
  calls: 0,
  running: new Map(),
  isSpent: false,
});

/** No program that people write comes near; these keep loops and recursion that never end from doing so. */
const MOST_STEPS = 400_000;
const DEEPEST_EVALUATION = 600;
const DEEPEST_CALLS = 40;
export const MOST_ELEMENTS = 2_000;

/** Counts a step; false when the reading must not go on. */
export function mayStep(budget: Budget): boolean {
  budget.steps += 1;
  if (budget.steps <= MOST_STEPS && budget.depth <= DEEPEST_EVALUATION) return true;
  budget.isSpent = true;
  return false;
}

/**
 * Whether a function of the program may be called: not when calls are nested too deep, nor again from itself inside a
 * loop that only the run knows, which would never find its end.
 */
export function mayCall({ budget, loops }: Run, form: FunctionForm): boolean {
  if (loops.length > 0 && (budget.running.get(form) ?? 0) > 0) return false;
  if (budget.calls < DEEPEST_CALLS) return true;
  budget.isSpent = true;
  return false;
}
