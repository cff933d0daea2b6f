import type { Expression, FunctionForm, Statement } from '../../program/form.ts';
import type { Trace } from '../../sql/lineage/trace/trace.ts';
import type { Facts } from '../facts.ts';
import type { GivenValues } from '../given.ts';
import type { SparkNames } from '../spark/names.ts';
import type { Pipeline } from '../spark/pipeline.ts';
import type { Args } from '../values/arguments.ts';
import type { Scope } from '../values/scope.ts';
import type { ClassValue, Closure, Value } from '../values/value.ts';

/** Where in the program something is called. */
export interface Site {
  readonly file: string;
  readonly lines: readonly [number, number];
}

/** How statements end what they stand in. */
export type Signal =
  | { readonly kind: 'return'; readonly value: Value }
  | { readonly kind: 'break' | 'continue' | 'throw' };

/** What a way returned that the program may not take. */
export interface Returned {
  readonly at: number;
  readonly way: 0 | 1;
  readonly value: Value;
}

/** One reading of a program. The parts of the interpreter reach each other through it. */
export interface Run {
  readonly budget: Budget;
  readonly facts: Facts;
  readonly given: GivenValues;
  readonly names: SparkNames;
  readonly pipeline: Pipeline;
  /** The engine of SQL: temporary views, the schema in effect, columns of tables. */
  readonly trace: Trace;
  /** Functions that were called. */
  readonly called: Set<FunctionForm>;
  /** What functions returned on ways that the program may not take, by the function that is running. */
  readonly returns: Returned[][];
  /** What functions handed out so far with `yield`, by the function that is running. */
  readonly yields: Value[][];
  /** Functions and classes that the program itself declares; who never calls them is told at the end. */
  readonly declared: (Closure | ClassValue)[];
  /** Files that are the program itself, not modules that it imports. */
  readonly own: Set<string>;
  /** File whose code is running. */
  file: string;
  /** How many branches stand around the running code that its constants rule out. */
  ruledOut: number;
  /** A notebook that it runs is not there: it may have made what nobody defines. */
  lacksFile: boolean;
  readonly evaluate: (expression: Expression, scope: Scope) => Value;
  readonly execute: (statements: readonly Statement[], scope: Scope) => Signal | null;
  readonly call: (callee: Value, args: Args, site: Site) => Value;
  /** The module of the program that an import names; null where it is none. */
  readonly load: (name: string, from: string) => Scope | null;
  /** Text of a file of the program; null where it is none. */
  readonly textAt: (path: string) => string | null;
}

export interface Budget {
  steps: number;
  /** Expressions that are being evaluated, one inside the other. */
  depth: number;
  calls: number;
  /** Places at which the program took one of several ways. */
  ways: number;
  readonly running: Map<FunctionForm, number>;
  readonly times: Map<FunctionForm, number>;
  /** True once anything was left out. */
  isSpent: boolean;
}

export const newBudget = (): Budget => ({
  steps: 0,
  depth: 0,
  calls: 0,
  ways: 0,
  running: new Map(),
  times: new Map(),
  isSpent: false,
});

/** No program that people write comes near; these keep loops and recursion that never end from doing so. */
const MOST_STEPS = 300_000;
const DEEPEST_EVALUATION = 400;
const DEEPEST_CALLS = 30;
/** A function that calls itself is followed this deep. */
const DEEPEST_RECURSION = 2;
/** No helper is called more often by what people write. */
const MOST_CALLS = 500;
export const MOST_ELEMENTS = 500;

/** Counts a step; false when the reading must not go on. */
export function mayStep(budget: Budget): boolean {
  budget.steps += 1;
  if (budget.steps <= MOST_STEPS && budget.depth <= DEEPEST_EVALUATION) return true;
  budget.isSpent = true;
  return false;
}

export function mayCall({ budget }: Run, form: FunctionForm): boolean {
  if ((budget.running.get(form) ?? 0) >= DEEPEST_RECURSION) return false;
  const times = (budget.times.get(form) ?? 0) + 1;
  budget.times.set(form, times);
  if (times > MOST_CALLS) budget.isSpent = true;
  if (times > MOST_CALLS) return false;
  if (budget.calls < DEEPEST_CALLS && budget.steps <= MOST_STEPS) return true;
  budget.isSpent = true;
  return false;
}
