import { expect, test } from 'vitest';
import { readNotebook } from '../../../../languages/notebook/read-notebook.ts';

const cell = (source: readonly string[] | string, type = 'code') => ({
  cell_type: type,
  metadata: { source: 'no' },
  outputs: [{ data: ['x'] }],
  source,
});

test('cells of an .ipynb begin where their source stands in the file, however it is laid out', () => {
  const cells = [
    cell(['# Title\n', 'text'], 'markdown'),
    cell(['a = "\\n{\\"source\\": 1}"\n', 'b = 2']),
    cell([]),
    cell(['c = 3']),
  ];
  for (const indent of [1, 2, 4]) {
    const text = JSON.stringify({ nbformat: 4, cells, metadata: { cells: ['no'] } }, null, indent);
    const lines = text.split('\n');
    const found = readNotebook('n.ipynb', text)?.cells ?? [];
    expect(found.map(({ line }) => lines[line - 1]?.trim().slice(0, 5))).toEqual(['"a = ', '{', '"c = ']);
  }
});

test('a cell of SQL behind a magic keeps the lines of the file, blank ones before it included', () => {
  const text =
    '# Databricks notebook source\nx = 1\n\n# COMMAND ----------\n\n# MAGIC %sql\n# MAGIC SELECT 1\n';
  const [, sql] = readNotebook('n.py', text)?.cells ?? [];
  const at = sql?.text.split('\n').indexOf('SELECT 1') ?? -1;
  expect((sql?.line ?? 0) + at).toBe(7);
});
