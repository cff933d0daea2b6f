const NOTEBOOK = /^(?:\uFEFF)?-- Databricks notebook source/;
const CELL_BORDER = /^-- COMMAND ----------.*$/gm;

/** In a Databricks SQL notebook a cell ends a statement; cells of other languages stand in comments (`-- MAGIC`). */
export const joinCells = (text: string): string =>
  NOTEBOOK.test(text) ? text.replaceAll(CELL_BORDER, ';') : text;
