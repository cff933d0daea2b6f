import type { Expression, Statement } from '../../program/form.ts';
import { keysOf } from '../native/dicts.ts';
import { inside, lookUp, type Scope, set } from '../values/scope.ts';
import { truthOf } from '../values/truth.ts';
import { constant, list, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { declareClass } from './classes.ts';
import { bindImport } from './imports.ts';
import { labelOf } from './labels.ts';
import { eachElement, elementsOf } from './loops.ts';
import { assign } from './patterns.ts';
import { MOST_ELEMENTS, mayStep, positional, type Run, type Signal } from './run.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
type Shape<S> = (run: Run, statement: S, scope: Scope) => Signal | null;

/** Runs statements in order until one leaves; functions may be called before the line that declares them. */
export function execute(run: Run, statements: readonly Statement[], scope: Scope): Signal | null {
  for (const statement of statements) if (statement.kind === 'function') declareFunction(statement, scope);
  for (const statement of statements) {
    if (!mayStep(run.budget)) return null;
    const signal = (SHAPES[statement.kind] as Shape<Statement>)(run, statement, scope);
    if (signal !== null) return signal;
  }
  return null;
}

function declareFunction(form: Of<'function'>, scope: Scope): null {
  scope.names.set(form.name, { kind: 'function', form, scope, receiver: null, owner: null });
  return null;
}

/** Functions of the program that are given the function before it has its name: they may keep it, or give another. */
function decorate(run: Run, { name, decorators = [], lines }: Of<'function'>, scope: Scope): undefined {
  for (const decorator of decorators.toReversed()) {
    // One of a library gets no say: what it is given is not called.
    const named = run.evaluate(decorator.kind === 'call' ? decorator.callee : decorator, scope);
    if (named.kind !== 'function' && named.kind !== 'class') continue;
    const callee = run.evaluate(decorator, scope);
    const value = lookUp(scope, name);
    if (value === undefined || (callee.kind !== 'function' && callee.kind !== 'class')) continue;
    const site: Site = { file: scope.file, lines: lines ?? null, isNew: null, label: labelOf(decorator) };
    const made = run.call(callee, positional(value), site);
    if (made.kind === 'function' || made.kind === 'instance') scope.names.set(name, made);
  }
}

const SHAPES: { readonly [K in Statement['kind']]: Shape<Of<K>> } = {
  expression: (run, { value }, scope) => {
    run.evaluate(value, scope);
    return null;
  },
  if: executeIf,
  for: executeFor,
  while: executeWhile,
  block: (run, { body }, scope) => run.execute(body, inside(scope)),
  once: (run, { body }, scope) => {
    const signal = run.execute(body, inside(scope));
    return signal?.kind === 'break' || signal?.kind === 'continue' ? null : signal;
  },
  // What only a failure runs is left out.
  try: (run, { body, after }, scope) => run.execute(body, scope) ?? run.execute(after, scope),
  return: (run, { value }, scope) => ({
    kind: 'return',
    value: value === null ? NOTHING : run.evaluate(value, scope),
  }),
  leave: (_run, { how }) => ({ kind: how }),
  function: (run, form, scope) => {
    declareFunction(form, scope);
    decorate(run, form, scope);
    return null;
  },
  class: (run, form, scope) => {
    scope.names.set(form.name, declareClass(run, form, scope));
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
  export: (run, { names }, scope) => {
    for (const { local, exported } of names) run.record.moduleExports(scope.file).set(exported, local);
    return null;
  },
  'export-all': (run, { module }, scope) => {
    const found = run.load(module, scope.file);
    const own = run.record.moduleExports(scope.file);
    for (const [exported, local] of found?.exports ?? []) {
      const value = found === null ? undefined : lookUp(found.scope, local);
      if (exported === 'default' || value === undefined) continue;
      scope.names.set(`#all:${exported}`, value);
      own.set(exported, `#all:${exported}`);
    }
    return null;
  },
  'export-value': (run, { value }, scope) => {
    scope.names.set('#module', run.evaluate(value, scope));
    return null;
  },
};

function executeIf(run: Run, { test, whenTrue, otherwise }: Of<'if'>, scope: Scope): Signal | null {
  const value = run.evaluate(test, scope);
  const truth = truthOf(value, run.language === 'typescript');
  if (truth !== null) return run.execute(truth ? whenTrue : otherwise, scope);
  // What only the run tells counts as taken, but for a guard, which would cut off what it guards, and for a default.
  if (isGuard(whenTrue) || givesDefault(test, whenTrue)) return run.execute(otherwise, scope);
  const signal = run.execute(whenTrue, scope);
  // What the surroundings answer may be either at different times of one run.
  return signal === null && isOfSurroundings(value) ? run.execute(otherwise, scope) : signal;
}

const isOfSurroundings = (value: Value): boolean =>
  value.kind === 'library' || (value.kind === 'open' && value.label.endsWith('()'));

/** `if x is None: x = "dev"`: a default makes no difference to a setting. */
function givesDefault(test: Expression, whenTrue: readonly Statement[]): boolean {
  const asksForNothing =
    test.kind === 'not' ||
    (test.kind === 'binary' && ['is', '==', '==='].includes(test.operator) && isNothing(test.right));
  return asksForNothing && whenTrue.every(isPlainAssignment);
}

function isPlainAssignment(statement: Statement): boolean {
  if (statement.kind === 'block') return statement.body.every(isPlainAssignment);
  if (statement.kind !== 'expression' || statement.value.kind !== 'assign') return false;
  const { target, value } = statement.value;
  return target.kind === 'name' && ['constant', 'template', 'name', 'list', 'dict'].includes(value.kind);
}

/** A branch that only leaves: it returns nothing, throws, or goes on with the next element. */
function isGuard(whenTrue: readonly Statement[]): boolean {
  const last = whenTrue.at(-1);
  if (last?.kind === 'block') return isGuard(last.body);
  if (last?.kind === 'leave') return true;
  return last?.kind === 'return' && (last.value === null || isNothing(last.value));
}

const isNothing = (value: Expression | null): boolean => value?.kind === 'constant' && value.value === null;

function executeFor(run: Run, { target, over, keys, body }: Of<'for'>, scope: Scope): Signal | null {
  let left: Signal | null = null;
  const value = run.evaluate(over, scope);
  const elements = elementsOf(run, keys ? positionsOf(value) : value, labelOf(over));
  eachElement(run, elements, (item) => {
    // Python's loops have no names of their own.
    const here = run.language === 'typescript' ? inside(scope) : scope;
    assign(run, target, item, here, true);
    const signal = run.execute(body, here);
    if (signal === null || signal.kind === 'continue') return mayStep(run.budget);
    left = signal.kind === 'break' ? null : signal;
    return false;
  });
  return left;
}

const positionsOf = (value: Value): Value =>
  value.kind === 'list' ? list(value.items.map((_item, at) => constant(String(at)))) : keysOf(value);

/** As long as the test is known to hold; once when only the run tells. */
function executeWhile(run: Run, { test, step, body }: Of<'while'>, scope: Scope): Signal | null {
  for (let times = 0; times < MOST_ELEMENTS && mayStep(run.budget); times += 1) {
    const truth = truthOf(run.evaluate(test, scope), run.language === 'typescript');
    if (truth === false) return null;
    const here = run.language === 'typescript' ? inside(scope) : scope;
    if (truth === null) return executeOpenWhile(run, test, body, scope, here);
    const signal = run.execute(body, here);
    if (signal?.kind === 'return' || signal?.kind === 'throw') return signal;
    if (signal?.kind === 'break') return null;
    if (step !== null) run.evaluate(step, scope);
  }
  run.budget.isSpent = true;
  return null;
}

/** A count up to what only the run knows goes through its elements, as a loop over it would. */
function executeOpenWhile(
  run: Run,
  test: Expression,
  body: readonly Statement[],
  scope: Scope,
  here: Scope,
): Signal | null {
  const counted = test.kind === 'binary' && test.left.kind === 'name' ? test : null;
  const limit = counted === null ? open(labelOf(test)) : run.evaluate(counted.right, scope);
  const { items, what } = elementsOf(run, limit, labelOf(test));
  if (counted?.left.kind === 'name') set(scope, counted.left.name, items[0] ?? NOTHING);
  run.loops.push(what ?? labelOf(test));
  const signal = run.execute(body, here);
  run.loops.pop();
  return signal?.kind === 'return' || signal?.kind === 'throw' ? signal : null;
}
