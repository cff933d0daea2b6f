import type { LanguageTools } from '../../language-tools.ts';
import type { Cell } from '../../notebook/cells.ts';
import { readNotebook } from '../../notebook/read-notebook.ts';
import { findRunTarget, resolvePath } from '../../notebook/run-target.ts';
import { TOO_DEEP_STATEMENT } from '../../program/lower/make.ts';
import { lowerPython } from '../../program/lower/python/module.ts';
import { newTrace } from '../../sql/lineage/new-trace.ts';
import { Session } from '../../sql/session.ts';
import { Facts, type ProgramFacts } from '../facts.ts';
import { GivenValues, type Parameters } from '../given.ts';
import { frameValue } from '../spark/frame-values.ts';
import { SparkNames } from '../spark/names.ts';
import { makeDatasets, Pipeline } from '../spark/pipeline.ts';
import { runSql } from '../spark/sql.ts';
import { newScope, type Scope } from '../values/scope.ts';
import { constant, objectValue } from '../values/value.ts';
import { callValue } from './calls.ts';
import { evaluate } from './expressions.ts';
import { type Files, Modules } from './load-modules.ts';
import { newBudget, type Run } from './run.ts';
import { noteWidgets } from './sql-widgets.ts';
import { execute } from './statements.ts';
import { callUncalled } from './uncalled.ts';

/** Notebooks that run each other deeper than this are left at that. */
const MAX_RUNS = 20;

/** Interprets a program: its cells in order, then what it declares and nobody calls. */
export function interpretProgram(
  files: Files,
  entry: string,
  parameters: Parameters | null,
  tools: LanguageTools,
): ProgramFacts {
  const run = newRun(files, entry, parameters, tools);
  run.own.add(entry);
  new Notebooks(run, files, tools).runFile(entry, 0);
  makeDatasets(run);
  callUncalled(run);
  makeDatasets(run);
  return run.facts.finish(run.budget.isSpent);
}

/** Runs files cell by cell; those that run each other share their names. */
class Notebooks {
  readonly #run: Run;
  readonly #files: Files;
  readonly #tools: LanguageTools;
  readonly #scope: Scope;

  constructor(run: Run, files: Files, tools: LanguageTools) {
    this.#run = run;
    this.#files = files;
    this.#tools = tools;
    this.#scope = mainScope(run.file);
  }

  runFile(path: string, depth: number): undefined {
    const notebook = readNotebook(path, this.#files[path] ?? '');
    for (const cell of notebook?.cells ?? []) {
      this.#run.file = path;
      if (cell.kind === 'python') this.#runPython(path, cell);
      else if (cell.kind === 'sql') this.#runSql(path, cell);
      else if (cell.kind === 'run' && depth < MAX_RUNS) this.#runTarget(path, cell, depth);
    }
  }

  #runPython(file: string, cell: Cell): undefined {
    const { body, error } = lowered(this.#tools, cell);
    // What stands around a piece that is no Python is read all the same.
    if (error !== null && body.at(-1) !== TOO_DEEP_STATEMENT)
      this.#run.facts.leaveOpen('python', 'parse-error', { file, lines: [error, error] });
    execute(this.#run, body, this.#scope);
  }

  #runSql(file: string, { text, line }: Cell): undefined {
    noteWidgets(this.#run.given, text);
    const frame = runSql(this.#run, text, { in: 'cell', file, line });
    if (this.#run.trace.output !== null) this.#scope.names.set('_sqldf', frameValue(frame));
  }

  #runTarget(from: string, { text, line }: Cell, depth: number): undefined {
    const found = findRunTarget((path) => Object.hasOwn(this.#files, path), from, text);
    if (found !== null) return this.runFile(found, depth + 1);
    this.#run.lacksFile = true;
    this.#run.facts.leaveOpen(text, 'missing-file', { file: from, lines: [line, line] });
  }
}

/** A cell in the small form; its lines are those of the file. */
const lowered = (tools: LanguageTools, { text, line }: Cell): ReturnType<typeof lowerPython> =>
  lowerPython(tools.python, '\n'.repeat(line - 1) + text);

function mainScope(file: string): Scope {
  const scope = newScope(null);
  scope.names.set('spark', objectValue({ is: 'session' }));
  scope.names.set('sqlContext', objectValue({ is: 'session' }));
  scope.names.set('__name__', constant('__main__'));
  scope.names.set('__file__', constant(file));
  scope.varying.add('__name__');
  return scope;
}

function newRun(files: Files, entry: string, parameters: Parameters | null, tools: LanguageTools): Run {
  const trace = newTrace(new Session('databricks'));
  const names = new SparkNames(trace);
  const modules = new Modules(files, (path) =>
    (readNotebook(path, files[path] ?? '')?.cells ?? [])
      .filter(({ kind }) => kind === 'python')
      .flatMap((cell) => lowered(tools, cell).body),
  );
  const run: Run = {
    budget: newBudget(),
    facts: new Facts(trace, names),
    given: new GivenValues(parameters),
    names,
    pipeline: new Pipeline(),
    trace,
    called: new Set(),
    returns: [],
    yields: [],
    declared: [],
    own: new Set(),
    file: entry,
    ruledOut: 0,
    lacksFile: false,
    evaluate: (expression, scope) => evaluate(run, expression, scope),
    execute: (statements, scope) => execute(run, statements, scope),
    call: (callee, args, site) => callValue(run, callee, args, site),
    load: (name, from) => modules.load(run, name, from),
    textAt: (path) => textOfFile(files, entry, path),
  };
  return run;
}

/** A file that the program opens: by its whole path, or beside the entry. */
function textOfFile(files: Files, entry: string, path: string): string | null {
  const found = [resolvePath(entry, path), resolvePath('', path)].find((one) => Object.hasOwn(files, one));
  return found === undefined ? null : (files[found] ?? null);
}
