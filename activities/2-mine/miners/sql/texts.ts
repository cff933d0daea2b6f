import { readNotebook } from '../../../../languages/notebook/read-notebook.ts';
import { isSourceExport } from '../../../../languages/notebook/source-export.ts';
import { isSqlScript, joinCells } from '../../../../languages/notebook/sql-script.ts';

const DBT_CALL = /\{\{-?\s*(?:ref|source|config)\s*\(|\{%-?\s*(?:macro|snapshot|test|materialization)\s/;

/** Text of a model or macro in a folder that the project names itself: the miner dbt has it, so it is not told twice. */
const isDbtText = (text: string): boolean => DBT_CALL.test(text);

/** The statements of a file as one script, lines as they are; null where another miner reads it. */
export function scriptOf(path: string, text: string): string | null {
  if (!isSourceExport(path, text)) return isDbtText(text) ? null : text;
  // The miner spark reads notebooks that mix SQL with Python or run others.
  const notebook = readNotebook(path, text);
  return notebook !== null && isSqlScript(notebook) ? joinCells(text) : null;
}
