import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Analyzer } from '../../analyzer.ts';
import { ClassMembers } from './class-members.ts';
import { indexModules } from './module-index.ts';
import { NamesInScope } from './names-in-scope.ts';
import { type Module, type PythonKind, readProgram } from './program.ts';
import { resolveBase } from './resolve-base.ts';
import { sayImports } from './say-imports.ts';
import { sayReferences } from './say-references.ts';

/**
 * Resolves what Python files import, call and inherit from, within the repository and to packages. What Python itself
 * would only know while running (calls on values, what a variable holds) is left out and not guessed.
 */
export const pythonReferencesAnalyzer: Analyzer<PythonKind> = {
  name: 'python-references',
  version: '2',
  reads: ['python-module', 'python-class', 'python-function'],
  produces: ['module-import', 'python-reference'],
  analyze: (inputs) => {
    const modules = readProgram(inputs);
    const index = indexModules([...modules.keys()]);
    const names = new NamesInScope(modules, index);
    const known = { names, members: membersOf(modules, names) };
    const said = [...modules.values()].map((module) => ({
      imports: sayImports(modules, index, module),
      references: sayReferences(known, module),
    }));
    return {
      items: said.flatMap(({ imports, references }): readonly KnownItem[] => [
        ...imports.items,
        ...references,
      ]),
      rejects: said.flatMap(({ imports }) => imports.rejects),
    };
  },
};

function membersOf(modules: ReadonlyMap<string, Module>, names: NamesInScope): ClassMembers {
  const classes = [...modules.values()].flatMap(({ all }) => all.filter(({ kind }) => kind === 'class'));
  return new ClassMembers(classes, (owner, written) => {
    const target = resolveBase(names, owner, written);
    return target?.is === 'definition' ? target.definition : null;
  });
}
