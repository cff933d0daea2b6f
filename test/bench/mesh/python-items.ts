import type { KnownItem } from '../../../schemas/items/registry.ts';

const FUNCTIONS = 6;

/** A module with functions that call those of the module before; it imports packages that all repositories know. */
export function* pythonItems(at: number, path: string): Iterable<KnownItem> {
  const module = moduleOf(path);
  const other = at > 3 ? `module_${at % 4 === 3 ? at - 1 : at - 3}` : null;
  yield {
    kind: 'python-module',
    path,
    lines: [1, 200],
    payload: {
      module,
      loc: 150,
      imports: [
        { module: `package_${at % 30}`, names: [], level: 0, line: 1 },
        ...(other === null
          ? []
          : [{ module: `${parentOf(module)}.${other}`, names: ['load_0'], level: 0, line: 2 }]),
      ],
      calls: [],
      unnamed_calls: 0,
      main: at % 50 === 2,
    },
  };
  for (let nth = 0; nth < FUNCTIONS; nth += 1) {
    yield {
      kind: 'python-function',
      path,
      lines: [nth * 20 + 1, nth * 20 + 18],
      payload: {
        module,
        qualname: `load_${nth}`,
        occurrence: 1,
        is_async: false,
        decorators: [],
        parameters: nth % 4,
        complexity: 1 + ((at + nth) % 15),
        loc: 17,
        calls: nth === 0 ? [] : [{ name: `load_${nth - 1}`, line: nth * 20 + 4 }],
        unnamed_calls: 0,
      },
    };
  }
}

const moduleOf = (path: string): string =>
  path
    .replace(/^src\//, '')
    .replace(/\.py$/, '')
    .replaceAll('/', '.');
const parentOf = (module: string): string => module.slice(0, module.lastIndexOf('.'));
