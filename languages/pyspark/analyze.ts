import type { LanguageTools } from '../language-tools.ts';
import { readNotebook } from '../notebook/read-notebook.ts';
import { findRunTarget } from '../notebook/run-target.ts';
import { readSyntax } from '../python/syntax.ts';
import type { ProgramFacts } from './facts.ts';
import type { Parameters } from './given.ts';
import { Run } from './run.ts';

/** Files of the case by path, and the one that runs. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  /** What its job gives it; absent where nobody knows who starts it. */
  readonly parameters?: Parameters;
}

/** Notebooks that run each other deeper than this are left at that. */
const MAX_RUNS = 20;

/** Tables and paths that a program reads and writes, by interpreting its cells without running them. */
export function analyzeProgram({ files, entry, parameters }: Program, tools: LanguageTools): ProgramFacts {
  const run = new Run(tools.sql, parameters ?? null);
  runFile(entry, 0);
  run.callTheRest();
  return run.facts.finish();

  function runFile(path: string, depth: number): undefined {
    for (const cell of readNotebook(path, files[path] ?? '')?.cells ?? []) {
      run.facts.places.open(cell.text, { file: path, line: cell.line });
      if (cell.kind === 'python') run.execute(readSyntax(tools.python, cell.text));
      else if (cell.kind === 'sql') run.executeSql(cell.text);
      else if (cell.kind === 'run' && depth < MAX_RUNS) runTarget(path, cell.text, depth);
    }
  }

  function runTarget(from: string, target: string, depth: number): undefined {
    const found = findRunTarget((path) => Object.hasOwn(files, path), from, target);
    if (found === null) run.facts.leaveOpen(target, 'missing-file');
    else run.facts.places.below(() => runFile(found, depth + 1));
  }
}
