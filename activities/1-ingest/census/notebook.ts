/** First line of a source that Databricks exported as a notebook, in each language's comment. */
const EXPORT_HEADER = /^(#|--|\/\/) Databricks notebook source\s*$/;

/** True for Jupyter notebooks and for exported Databricks notebooks. */
export const isNotebook = (path: string, firstLine: string | null): boolean =>
  path.toLowerCase().endsWith('.ipynb') || (firstLine !== null && EXPORT_HEADER.test(firstLine));
