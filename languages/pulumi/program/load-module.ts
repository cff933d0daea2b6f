import { folderOf } from '../../paths.ts';
import type { Statement } from '../../program/form.ts';
import { GIVEN_NAMES, type Load } from '../interpret/interpret.ts';
import type { Language, Run } from '../interpret/run.ts';
import { recordUnresolved } from '../sdk/record.ts';
import { moduleScope, type Scope } from '../values/scope.ts';
import { constant, dict, type Value } from '../values/value.ts';
import { type Files, findPythonModule, findTypeScriptModule } from './find-module.ts';

type Module = Extract<Value, { kind: 'module' }>;

/** A file in the small form; null with the reason when it cannot be read. */
export type Lower = (text: string) => { readonly body: readonly Statement[]; readonly error: number | null };

const FIND: Readonly<Record<Language, typeof findPythonModule>> = {
  python: findPythonModule,
  typescript: findTypeScriptModule,
};

/** Loads the modules of a program as it imports them, each once. */
export function moduleLoader(files: Files, main: string, language: Language, lower: Lower): Load {
  const loaded = new Map<string, Module>();
  return (run, name, from) => {
    const file = FIND[language](files, [main, '', ...run.searched], name, from);
    if (file === null) return null;
    const known = loaded.get(file);
    if (known !== undefined) return known;
    const module: Module = {
      kind: 'module',
      scope: newModule(file, language, loaded.size === 0),
      exports: run.record.moduleExports(file),
    };
    loaded.set(file, module);
    runModule(run, module.scope, file, files.get(file) ?? '', lower);
    return module;
  };
}

function newModule(file: string, language: Language, isFirst: boolean): Scope {
  const scope = moduleScope(file);
  for (const [name, value] of GIVEN_NAMES[language]) scope.names.set(name, value);
  if (language === 'python') {
    scope.names.set('__name__', constant(isFirst ? '__main__' : file));
    scope.names.set('__file__', constant(file));
  }
  if (language === 'typescript') {
    scope.names.set('__dirname', constant(folderOf(file)));
    const exports = dict([]);
    scope.names.set('exports', exports);
    scope.names.set('module', dict([['exports', exports]]));
  }
  return scope;
}

/** Runs a module; those of Python that are imported are not the main one. */
function runModule(run: Run, scope: Scope, file: string, text: string, lower: Lower): void {
  const { body, error } = lower(text);
  if (error !== null)
    recordUnresolved(run.record, file, file, 'parse-error', { file, lines: [error, error] });
  const depth = run.loops.splice(0);
  run.execute(body, scope);
  run.loops.push(...depth);
  takeCommonExports(run, scope);
}

/** `module.exports = …` and `exports.name = …`. */
function takeCommonExports(run: Run, scope: Scope): void {
  const module = scope.names.get('module');
  const value = module?.kind === 'dict' ? module.entries.get('exports') : undefined;
  if (value === undefined) return;
  const isPlain = value.kind === 'dict' && value === scope.names.get('exports');
  if (!isPlain) {
    scope.names.set('#module', value);
    return;
  }
  for (const [name, given] of value.entries) {
    scope.names.set(`#exports:${name}`, given);
    run.record.moduleExports(scope.file).set(name, `#exports:${name}`);
  }
}
