import { expect, test } from 'vitest';
import type { SourceFile } from '../../../../../../activities/2-mine/miner.ts';
import { narrow } from '../../../../../../activities/2-mine/miners/spark/narrow.ts';

const file = (path: string, text: string, notebook = false): SourceFile => ({
  path,
  text,
  blob: '0'.repeat(40),
  size: text.length,
  mode: 'file',
  state: 'text',
  language: 'Python',
  lines: 1,
  notebook,
});
const kept = (...files: readonly SourceFile[]): readonly string[] => narrow(files).map(({ path }) => path);

test('where nothing speaks of Spark nothing is left to look at', () => {
  expect(kept(file('a.py', 'import b'), file('b.py', 'print(1)'))).toEqual([]);
});

test('a program brings what it imports, over any number of steps, and nothing else', () => {
  const files = [
    file('jobs/load.py', 'from shop.names import ORDERS\nimport os, tools\nspark.table(ORDERS)'),
    file('src/shop/names.py', 'from . import base\nORDERS = base.ORDERS'),
    file('src/shop/base.py', 'ORDERS = "core.orders"'),
    file('tools/__init__.py', 'X = 1'),
    file('src/shop/other.py', 'Y = 2'),
  ];
  expect(kept(...files)).toEqual([
    'jobs/load.py',
    'src/shop/base.py',
    'src/shop/names.py',
    'tools/__init__.py',
  ]);
  expect(kept(...files.toReversed())).toEqual(kept(...files));
  expect(narrow(narrow(files))).toEqual(narrow(files));
});

test('notebooks count whatever they hold; models in Python belong to dbt', () => {
  expect(kept(file('n.ipynb', '{}'), file('m.scala', '// Databricks notebook source', true))).toEqual([
    'm.scala',
    'n.ipynb',
  ]);
  expect(kept(file('models/m.py', 'def model(dbt, session):\n    return session.spark.table("x")'))).toEqual(
    [],
  );
});
