import { putParametersIn } from '../sql/parameters.ts';
import { sqlWidgets, withoutWidgets } from '../sql/widgets.ts';
import type { Notebook } from './cells.ts';

const CELL_BORDER = /^-- COMMAND ----------.*$/gm;

/**
 * True for a notebook that holds no code but SQL statements: it is read like a SQL script. Where cells of Python or calls of
 * other notebooks stand between the statements, its meaning is that of a program.
 */
export const isSqlScript = ({ form, language, cells }: Notebook): boolean =>
  form !== 'ipynb' && language === 'sql' && cells.every(({ kind }) => kind !== 'python' && kind !== 'run');

/**
 * The statements of such a notebook as one script, lines as they are: a cell ends a statement, and cells of other languages
 * stand in comments (`-- MAGIC`). A widget's default counts as its value.
 */
export function joinCells(text: string): string {
  const script = text.replaceAll(CELL_BORDER, ';');
  const widgets = sqlWidgets(script);
  return widgets.size === 0 ? script : putParametersIn(withoutWidgets(script), widgets);
}
