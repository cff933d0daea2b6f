import { moduleName } from '../../../../languages/python/module-name.ts';
import { isTooDeep } from '../../../../languages/python/nesting.ts';
import { type PythonSource, readSource } from '../../../../languages/python/read-source.ts';
import { complexityOf, namedCalls, type Scope } from '../../../../languages/python/scopes.ts';
import type { ItemOf, KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { FileMiner, SourceFile } from '../../miner.ts';

/** Reads modules, classes and functions, with imports and calls as written; what they mean is resolved by an analyzer. */
export const pythonMiner: FileMiner = {
  name: 'python',
  version: '1',
  unit: 'file',
  kinds: ['python-module', 'python-class', 'python-function'],
  reason: ({ languages }) => {
    const share = languages.find(({ language }) => language === 'Python');
    return share === undefined ? null : `${share.files} Python ${share.files === 1 ? 'file' : 'files'}`;
  },
  accepts: ({ language, state }) => language === 'Python' && state === 'text',
  mine: (file, { python }) => {
    if (isTooDeep(file.text)) return { items: [], rejects: [unreadable(file.path)] };
    const source = readSource(python, file.text);
    const module = moduleName(file.path);
    const definitions = source.definitions.map((scope) => definitionItem(file.path, module, scope, source));
    return {
      items: [moduleItem(file, module, source), ...definitions],
      rejects: rejectsOf(file.path, source),
    };
  },
};

function moduleItem({ path }: SourceFile, module: string, source: PythonSource): KnownItem {
  const { lines } = source.codeLines;
  return {
    kind: 'python-module',
    path,
    lines: lines === 0 ? null : [1, lines],
    payload: {
      module,
      loc: source.codeLines.total,
      imports: source.imports.map(({ module, names, as, level, line }) => ({
        module,
        names: [...names],
        ...(as.length === 0 ? {} : { as: [...as] }),
        level,
        line,
      })),
      ...callsOf(source.module),
      main: source.main,
    },
  };
}

type DefinitionItem = ItemOf<'python-class'> | ItemOf<'python-function'>;

function definitionItem(
  path: string,
  module: string,
  scope: Scope,
  { codeLines }: PythonSource,
): DefinitionItem {
  const { qualname, occurrence, header } = scope;
  const lines: [number, number] = [scope.lines[0], codeLines.lastUpTo(scope.lines[1])];
  const at = { path, lines };
  const named = { module, qualname, occurrence, decorators: [...(header?.decorators ?? [])] };
  const loc = codeLines.between(...lines);
  if (scope.kind === 'class') {
    const bases = [...(header?.bases ?? [])];
    return { kind: 'python-class', ...at, payload: { ...named, bases, loc, ...callsOf(scope) } };
  }
  const { isAsync = false, parameters = 0 } = header ?? {};
  const complexity = complexityOf(scope);
  return {
    kind: 'python-function',
    ...at,
    payload: { ...named, is_async: isAsync, parameters, complexity, loc, ...callsOf(scope) },
  };
}

const callsOf = (scope: Scope) => ({ calls: [...namedCalls(scope)], unnamed_calls: scope.unnamedCalls });

const unreadable = (path: string): Reject => ({
  kind: 'python-module',
  reason: 'too-deep',
  path,
  lines: null,
  detail: 'More than 1000 brackets open at once; the file was not read',
});

function rejectsOf(path: string, { error, tooDeep }: PythonSource): readonly Reject[] {
  const rejects: Reject[] = [];
  if (error !== null) {
    const detail = 'Not Python from here on as far as the parser can tell; the rest of the file was read';
    rejects.push({ kind: 'python-module', reason: 'parse-error', path, lines: [...error], detail });
  }
  if (tooDeep !== null) {
    const detail = 'Definitions nested more than 100 deep; those within were not read';
    rejects.push({ kind: 'python-function', reason: 'too-deep', path, lines: [tooDeep, tooDeep], detail });
  }
  return rejects;
}
