import { readNotebook } from '../../../../languages/notebook/read-notebook.ts';
import { isSqlScript } from '../../../../languages/notebook/sql-script.ts';
import { putParametersIn } from '../../../../languages/sql/parameters.ts';
import { sqlWidgets, withoutWidgets } from '../../../../languages/sql/widgets.ts';

const NOTEBOOK = /^(?:\uFEFF)?-- Databricks notebook source/;
const CELL_BORDER = /^-- COMMAND ----------.*$/gm;
const DBT_CALL = /\{\{-?\s*(?:ref|source|config)\s*\(|\{%-?\s*(?:macro|snapshot|test|materialization)\s/;

/** Text of a model or macro in a folder that the project names itself: the miner dbt has it, so it is not told twice. */
const isDbtText = (text: string): boolean => DBT_CALL.test(text);

/** The statements of a file as one script, lines as they are; null where another miner reads it. */
export function scriptOf(path: string, text: string): string | null {
  if (!NOTEBOOK.test(text)) return isDbtText(text) ? null : text;
  // The miner spark reads notebooks that mix SQL with Python or run others.
  const notebook = readNotebook(path, text);
  return notebook !== null && isSqlScript(notebook) ? joinCells(text) : null;
}

/**
 * In a notebook a cell ends a statement, and cells of other languages stand in comments (`-- MAGIC`). A widget's default
 * counts as its value.
 */
function joinCells(text: string): string {
  const script = text.replaceAll(CELL_BORDER, ';');
  const widgets = sqlWidgets(script);
  return widgets.size === 0 ? script : putParametersIn(withoutWidgets(script), widgets);
}
