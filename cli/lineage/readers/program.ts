import type { LanguageTools } from '../../../languages/language-tools.ts';
import { readNotebook } from '../../../languages/notebook/read-notebook.ts';
import { isSourceExport } from '../../../languages/notebook/source-export.ts';
import { isSqlScript, joinCells } from '../../../languages/notebook/sql-script.ts';
import { analyzeProgram } from '../../../languages/pyspark/analyze.ts';
import type { LineageResult } from '../../../schemas/cli/lineage.ts';
import type { LineageFile, LineageReader } from '../reader.ts';
import { sql } from './sql.ts';

const READ = /\.(?:py|ipynb|sql|scala|r)$/i;
/** Files of other languages are programs only where a notebook was exported to them. */
const ALWAYS = /\.(?:py|ipynb)$/i;

/** Notebooks and Spark programs, with the notebooks that they run and the modules that they import. */
export const program: LineageReader = {
  language: 'notebook or Python program',
  endings: ['.py', '.ipynb', '.sql', '.scala', '.r'],
  accepts: (path, text) => ALWAYS.test(path) || isSourceExport(path, text),
  looksAround: (path) => READ.test(path),
  read: (file, options, tools) => {
    const notebook = readNotebook(file.path, file.text);
    if (notebook === null || !isSqlScript(notebook))
      return ofProgram(file, notebook?.language ?? 'python', tools);
    const script = { ...file, text: joinCells(file.text) };
    return sql.read(script, { ...options, dialect: options.dialect ?? 'databricks' }, tools);
  },
};

function ofProgram({ path, files }: LineageFile, language: string, tools: LanguageTools): LineageResult {
  const facts = analyzeProgram({ files: Object.fromEntries(files), entry: path }, tools);
  return {
    language,
    dialect: null,
    reads: [...facts.reads],
    writes: [...facts.writes],
    columns: facts.columns.map((flow) => ({ ...flow, sources: [...flow.sources] })),
    output: [],
    control: [],
    edges: facts.edges.map((edge) => ({ ...edge })),
    temporary: facts.temp_views.filter((name) => name !== ''),
    unresolved: [
      ...facts.unresolved.map(({ what, reason }) => ({ what, reason })),
      ...(facts.isCut ? [{ what: path, reason: 'too-large' }] : []),
    ],
  };
}
