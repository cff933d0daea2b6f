import type { ItemOf, KnownItem } from '../../../schemas/items/registry.ts';
import { pathOf } from './paths.ts';

const FUNCTIONS = 6;
/** Packages that all repositories import; the first of them are published by one repository each. */
const PACKAGES = 30;

/** A module with functions that call each other and one of the module before; it imports packages that all repositories know. */
export function* pythonItems(at: number, path: string): Iterable<KnownItem> {
  const before = at > 3 ? moduleBefore(at) : null;
  yield moduleItem(at, path, before);
  for (let nth = 0; nth < FUNCTIONS; nth += 1) yield functionItem(at, nth, path, before);
}

/** What repository `nth` publishes for the others to import. */
export const publishedItem = (nth: number): KnownItem => ({
  kind: 'published-package',
  path: 'pyproject.toml',
  lines: [2, 2],
  payload: { ecosystem: 'pypi', name: `package_${nth % PACKAGES}` },
});

/** Modules are those at 2 and 3 of every four files. */
const moduleBefore = (at: number): number => (at % 4 === 3 ? at - 1 : at - 3);

const moduleItem = (at: number, path: string, before: number | null): ItemOf<'python-module'> => ({
  kind: 'python-module',
  path,
  lines: [1, 200],
  payload: {
    module: moduleOf(path),
    loc: 150,
    imports: [
      { module: `package_${at % PACKAGES}`, names: [], level: 0, line: 1 },
      ...(before === null
        ? []
        : [{ module: moduleOf(pathOf(before)), names: [functionName(before, 0)], level: 0, line: 2 }]),
    ],
    calls: [],
    unnamed_calls: 0,
    main: at % 50 === 2,
  },
});

function functionItem(
  at: number,
  nth: number,
  path: string,
  before: number | null,
): ItemOf<'python-function'> {
  const first = before === null ? [] : [{ name: functionName(before, 0), line: 4 }];
  return {
    kind: 'python-function',
    path,
    lines: [nth * 20 + 1, nth * 20 + 18],
    payload: {
      module: moduleOf(path),
      qualname: functionName(at, nth),
      occurrence: 1,
      is_async: false,
      decorators: nth === 1 && at % 10 === 2 ? ['app.command'] : [],
      parameters: nth % 4,
      complexity: 1 + ((at + nth) % 15),
      loc: 17,
      calls: nth === 0 ? first : [{ name: functionName(at, nth - 1), line: nth * 20 + 4 }],
      unnamed_calls: 0,
    },
  };
}

const functionName = (at: number, nth: number): string => `load_${at}_${nth}`;

const moduleOf = (path: string): string =>
  path
    .replace(/^src\//, '')
    .replace(/\.py$/, '')
    .replaceAll('/', '.');
