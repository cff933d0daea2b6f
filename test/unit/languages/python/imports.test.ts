import { expect, test } from 'vitest';
import { importedNames, readImport } from '../../../../languages/python/imports.ts';
import { moduleName } from '../../../../languages/python/module-name.ts';

test.each([
  [
    'import a.b, c as d',
    [
      ['a.b', [], [], 0],
      ['c', [], ['d'], 0],
    ],
  ],
  ['from . import x', [['', ['x'], [], 1]]],
  ['from ... a . b import (  # why\n  x as y,\n  z,\n)', [['a.b', ['x', 'z'], ['y', ''], 3]]],
  ['from m import *', [['m', ['*'], [], 0]]],
  ['from m import a, \\\r\n  b', [['m', ['a', 'b'], [], 0]]],
  ['from .größe import maß', [['größe', ['maß'], [], 1]]],
  ['from', []],
])('%j', (statement, expected) => {
  expect(readImport(statement, 1).map(({ module, names, as, level }) => [module, names, as, level])).toEqual(
    expected,
  );
});

test('names that an import binds', () => {
  const bound = (statement: string) => readImport(statement, 1).flatMap(importedNames);
  expect(bound('import a.b.c, d.e as f')).toEqual(['a', 'f']);
  expect(bound('from m import x, y as z')).toEqual(['x', 'z']);
});

test.each([
  ['app/models.py', 'app.models'],
  ['src/app/__init__.py', 'app'],
  ['packages/x/src/app/io.pyi', 'app.io'],
  ['my-service/handlers/web.py', 'handlers.web'],
  ['__init__.py', '__init__'],
  ['bin/tool', 'bin.tool'],
  ['migrations/0001_initial.py', 'migrations.0001_initial'],
])('%s is the module %s', (path, module) => {
  expect(moduleName(path)).toBe(module);
});
