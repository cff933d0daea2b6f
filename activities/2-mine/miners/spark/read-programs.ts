import type { LanguageTools } from '../../../../languages/language-tools.ts';
import type { Notebook } from '../../../../languages/notebook/cells.ts';
import { readNotebook } from '../../../../languages/notebook/read-notebook.ts';
import { isSqlScript } from '../../../../languages/notebook/sql-script.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';
import type { ProgramFacts } from '../../../../languages/pyspark/facts.ts';
import type { SourceFile } from '../../miner.ts';
import { mayBeProgram } from './gate.ts';

/** A file that runs, with what it does when it is started by itself. */
export interface Program {
  readonly path: string;
  readonly notebook: Notebook;
  /** Null for a notebook of SQL alone, which the miner sql reads. */
  readonly facts: ProgramFacts | null;
  /** False for an .ipynb that keeps several lines of a cell on one: there the file has no line for a line of code. */
  readonly hasLines: boolean;
}

/** Programs among the files, in their order, and notebooks that cannot be read. */
export function readPrograms(
  files: readonly SourceFile[],
  tools: LanguageTools,
): { readonly programs: readonly Program[]; readonly unread: readonly string[] } {
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const programs: Program[] = [];
  const unread: string[] = [];
  for (const { path, text } of files.filter(mayBeProgram)) {
    const notebook = readNotebook(path, text);
    if (notebook === null) unread.push(path);
    else {
      const facts = isSqlScript(notebook) ? null : analyzeProgram({ files: texts, entry: path }, tools);
      programs.push({ path, notebook, facts, hasLines: notebook.form !== 'ipynb' || keepsLines(text) });
    }
  }
  return { programs, unread };
}

/** Each text of a cell's source ends where its line does. */
const keepsLines = (text: string): boolean => !/"source":\s*(?:"|\[\s*"(?:[^"\\]|\\.)*\\n(?!"))/.test(text);
