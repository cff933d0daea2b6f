import type { LanguageTools } from '../language-tools.ts';
import { readNotebook } from '../notebook/read-notebook.ts';
import { readSyntax } from '../python/syntax.ts';
import type { ProgramFacts } from './facts.ts';
import { Run } from './run.ts';

/** Files of the case by path, and the one that runs. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

/** Tables and paths that a program reads and writes, by interpreting its Python cells without running them. */
export function analyzeProgram({ files, entry }: Program, tools: LanguageTools): ProgramFacts {
  const run = new Run(tools.sql);
  for (const cell of readNotebook(entry, files[entry] ?? '')?.cells ?? [])
    if (cell.kind === 'python') run.execute(readSyntax(tools.python, cell.text));
    else if (cell.kind === 'sql') run.executeSql(cell.text);
  run.callTheRest();
  return run.facts.finish();
}
