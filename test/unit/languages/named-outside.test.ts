import { expect, test } from 'vitest';
import { namedOutside } from '../../../languages/named-outside.ts';
import { joinPath, normalPath, relativePath, tidyPath } from '../../../languages/paths.ts';

const named = (path: string, text: string, endings: readonly string[] = []): string[] =>
  namedOutside('apps/orders', [{ path, text }], endings);

test('relative words that lead out of the project, in whatever language they stand', () => {
  expect(named('apps/orders/a.yml', 'include: [../shared/*.yml]\n- notebook_path: ../../lib/load\n')).toEqual(
    ['apps/shared', 'lib/load'],
  );
  expect(named('apps/orders/index.ts', 'import { x } from "../../lib/lake";', ['.ts'])).toEqual([
    'lib/lake',
    'lib/lake.ts',
  ]);
  expect(named('apps/orders/src/nb.py', '# MAGIC %run ../../../lib/names\n')).toEqual(['lib/names']);
  expect(named('apps/orders/__main__.py', 'join(dirname(__file__), "..", "..", "lib")')).toEqual(['lib']);
  expect(named('apps/orders/__main__.py', 'here / ".." / "shared"')).toEqual(['apps/shared']);
});

test('not what stays inside, holds the project, or lies above the repository', () => {
  expect(named('apps/orders/src/a.py', 'open("../data.csv")')).toEqual([]);
  expect(named('apps/orders/a.yml', 'paths: [.., ../.., "../orders", ../../../elsewhere]')).toEqual([]);
  expect(named('apps/orders/a.txt', 'and so on... see 1..2 or a..b')).toEqual([]);
});

test('paths are tidy, keep what leads above, and are told as seen from a folder', () => {
  expect(tidyPath('./a//b/../c/')).toBe('a/c');
  expect(joinPath('a', '../../b')).toBe('../b');
  expect(normalPath('a/../../b')).toBeNull();
  expect(relativePath('apps/orders', 'apps/shared/x.py')).toBe('../shared/x.py');
  expect(relativePath('apps/orders', 'apps/orders/x.py')).toBe('x.py');
  expect(joinPath('apps/orders', relativePath('apps/orders', 'lib/x.py'))).toBe('lib/x.py');
});
