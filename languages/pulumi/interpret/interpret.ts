import { sdkOf } from '../sdk/packages.ts';
import { newRecorder } from '../sdk/record.ts';
import { library, NOTHING, type Value } from '../values/value.ts';
import { callValue } from './calls.ts';
import { evaluate } from './expressions.ts';
import { type Language, newBudget, type Run } from './run.ts';
import { execute } from './statements.ts';

/** Finds the modules of a program; built by program.ts over the files of the project. */
export type Load = (run: Run, name: string, from: string) => Extract<Value, { kind: 'module' }> | null;

/** A reading of a program that has not begun. */
export function newRun(
  language: Language,
  project: string,
  load: Load,
  textOf: Run['textOf'] = () => null,
): Run {
  const run: Run = {
    language,
    project,
    record: newRecorder(),
    loops: [],
    yields: [],
    classes: [],
    budget: newBudget(),
    place: { inArguments: false },
    evaluate: (expression, scope) => evaluate(run, expression, scope),
    execute: (statements, scope) => execute(run, statements, scope),
    call: (callee, args, site) => callValue(run, callee, args, site),
    load: (name, from) => load(run, name, from),
    searched: [],
    textOf,
    outside: (name) => sdkOf(name, language) ?? library(name.replace(/^node:/, '')),
  };
  return run;
}

/** Names that each module has without making them. */
export const GIVEN_NAMES: Readonly<Record<Language, readonly (readonly [string, Value])[]>> = {
  python: [],
  typescript: [['undefined', NOTHING]],
};
