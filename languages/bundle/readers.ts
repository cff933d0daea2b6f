import type { LanguageTools } from '../language-tools.ts';
import { dbtReader } from './dbt-program.ts';
import type { Program, ProgramTraffic, Readers } from './program.ts';
import { readPythonProgram } from './python-program.ts';
import { readSqlProgram } from './sql-program.ts';

/** Readers of the kinds of file that jobs run, by the file's ending. */
export function bundleReaders(tools: LanguageTools): Readers {
  const byEnding: Readonly<Record<string, (program: Program) => ProgramTraffic>> = {
    py: (program) => readPythonProgram(program, tools),
    ipynb: (program) => readPythonProgram(program, tools),
    sql: (program) => readSqlProgram(program, tools),
  };
  return {
    program: (program) =>
      byEnding[program.entry.slice(program.entry.lastIndexOf('.') + 1)]?.(program) ?? null,
    dbt: dbtReader(tools.sql),
  };
}
