import type { Statement } from '../../program/form.ts';
import { declareDataset } from '../spark/pipeline.ts';
import { positional } from '../values/arguments.ts';
import { declare, newScope, type Scope } from '../values/scope.ts';
import { NOTHING, type Value } from '../values/value.ts';
import { executeIf, executeTry } from './branches.ts';
import { declareClass } from './classes.ts';
import { closureOf } from './functions.ts';
import { bindImport } from './imports.ts';
import { executeFor, executeWhile } from './loops.ts';
import { mayStep, type Run, type Signal } from './run.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
type Shape<S> = (run: Run, statement: S, scope: Scope) => Signal | null;

/** Runs statements in order until one leaves. */
export function execute(run: Run, statements: readonly Statement[], scope: Scope): Signal | null {
  for (const statement of statements) {
    if (!mayStep(run.budget)) return null;
    const signal = (SHAPES[statement.kind] as Shape<Statement>)(run, statement, scope);
    if (signal !== null) return signal;
  }
  return null;
}

const nothing: Shape<Statement> = () => null;

const SHAPES: { readonly [K in Statement['kind']]: Shape<Of<K>> } = {
  expression: (run, { value }, scope) => {
    run.evaluate(value, scope);
    return null;
  },
  if: executeIf,
  for: executeFor,
  while: executeWhile,
  try: executeTry,
  block: (run, { body }, scope) => run.execute(body, newScope(scope)),
  once: (run, { body }, scope) => run.execute(body, scope),
  return: (run, { value }, scope) => ({
    kind: 'return',
    value: value === null ? NOTHING : run.evaluate(value, scope),
  }),
  leave: (_run, { how }) => ({ kind: how }),
  function: declareFunction,
  class: (run, form, scope) => {
    const made = declareClass(run, form, scope);
    if (run.own.has(run.file)) run.declared.push(made);
    declare(scope, form.name, made);
    return null;
  },
  import: (run, form, scope) => {
    bindImport(run, form, scope);
    return null;
  },
  outer: (_run, { names }, scope) => {
    for (const name of names) scope.outer.add(name);
    return null;
  },
  export: nothing,
  'export-all': nothing,
  'export-value': nothing,
};

/** A function with its decorators, the one next to it first. */
function declareFunction(run: Run, form: Of<'function'>, scope: Scope): null {
  const closure = closureOf(run, form, scope, null, null);
  if (run.own.has(run.file)) run.declared.push(closure);
  const decorators = (form.decorators ?? []).map((decorator) => run.evaluate(decorator, scope));
  declareDataset(run, closure, decorators);
  const value = decorators
    .toReversed()
    .reduce<Value>((made, decorator) => decorated(run, decorator, made), closure);
  declare(scope, form.name, value);
  return null;
}

/** A decorator of the program is called; one that makes columns of a function does so; any other changes nothing here. */
function decorated(run: Run, decorator: Value, made: Value): Value {
  if (decorator.kind === 'library' && /\budf$/.test(decorator.path))
    return { kind: 'library', path: 'pyspark.sql.functions.udf()' };
  if (decorator.kind === 'library' && /\b(?:async)?contextmanager$/.test(decorator.path))
    return made.kind === 'function' ? { ...made, isContext: true } : made;
  if (decorator.kind !== 'function') return made;
  const result = run.call(decorator, positional(made), { file: run.file, lines: [1, 1] });
  return result.kind === 'function' ? result : made;
}
