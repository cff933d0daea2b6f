const NOTEBOOK = /^(?:\uFEFF)?-- Databricks notebook source/;
const CELL_BORDER = /^-- COMMAND ----------.*$/gm;
const DBT_CALL = /\{\{-?\s*(?:ref|source|config)\s*\(|\{%-?\s*(?:macro|snapshot|test|materialization)\s/;

/** Text of a model or macro in a folder that the project names itself: the miner dbt has it, so it is not told twice. */
export const isDbtText = (text: string): boolean => DBT_CALL.test(text);

/** In a Databricks SQL notebook a cell ends a statement; cells of other languages stand in comments (`-- MAGIC`). */
export const joinCells = (text: string): string =>
  NOTEBOOK.test(text) ? text.replaceAll(CELL_BORDER, ';') : text;
