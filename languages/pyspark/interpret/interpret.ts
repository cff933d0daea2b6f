import type { LanguageTools } from '../../language-tools.ts';
import { readNotebook } from '../../notebook/read-notebook.ts';
import type { Cell } from '../../notebook/cells.ts';
import type { Statement } from '../../program/form.ts';
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
import { execute } from './statements.ts';
import { callUncalled } from './uncalled.ts';
import { noteWidgets } from './sql-widgets.ts';

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
  const scope = mainScope();
  runFile(entry, 0);
  makeDatasets(run);
  callUncalled(run);
  makeDatasets(run);
  return run.facts.finish(run.budget.isSpent);

  function runFile(path: string, depth: number): undefined {
    if (depth === 0) run.own.add(path);
    const notebook = readNotebook(path, files[path] ?? '');
    for (const cell of notebook?.cells ?? []) {
      run.file = path;
      if (cell.kind === 'python') execute(run, lowered(tools, cell, notebook?.form === 'ipynb'), scope);
      else if (cell.kind === 'sql') runCell(path, cell);
      else if (cell.kind === 'run' && depth < MAX_RUNS) runTarget(path, cell, depth);
    }
  }

  function runCell(file: string, { text, line }: Cell): undefined {
    noteWidgets(run.given, text);
    const frame = runSql(run, text, { in: 'cell', file, line });
    if (run.trace.output !== null) scope.names.set('_sqldf', frameValue(frame));
  }

  function runTarget(from: string, { text, line }: Cell, depth: number): undefined {
    const path = resolvePath(from, text);
    const found = ['', '.py', '.sql', '.ipynb'].map((end) => path + end).find((one) => Object.hasOwn(files, one));
    if (found !== undefined) return runFile(found, depth + 1);
    run.lacksFile = true;
    run.facts.leaveOpen(text, 'missing-file', { file: from, lines: [line, line] });
  }
}

/** A cell in the small form; its lines are those of the file, but for a notebook of JSON. */
function lowered(tools: LanguageTools, { text, line }: Cell, isJson: boolean): readonly Statement[] {
  return lowerPython(tools.python, isJson ? text : '\n'.repeat(line - 1) + text).body;
}

function mainScope(): Scope {
  const scope = newScope(null);
  scope.names.set('spark', objectValue({ is: 'session' }));
  scope.names.set('sqlContext', objectValue({ is: 'session' }));
  scope.names.set('__name__', constant('__main__'));
  scope.varying.add('__name__');
  return scope;
}

function newRun(files: Files, entry: string, parameters: Parameters | null, tools: LanguageTools): Run {
  const trace = newTrace(new Session('databricks'));
  const names = new SparkNames(trace);
  const modules = new Modules(files, (path) =>
    (readNotebook(path, files[path] ?? '')?.cells ?? [])
      .filter(({ kind }) => kind === 'python')
      .flatMap((cell) => lowered(tools, cell, path.endsWith('.ipynb'))),
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
  const found = [resolvePath(entry, path), path.replace(/^\.?\//, '')].find((one) => Object.hasOwn(files, one));
  return found === undefined ? null : (files[found] ?? null);
}

/** A path beside the file that names it, `.` and `..` taken out. */
function resolvePath(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
