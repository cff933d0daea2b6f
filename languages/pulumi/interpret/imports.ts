import { folderOf, under } from '../../paths.ts';
import type { ImportForm } from '../../program/form.ts';
import { valueOfData } from '../native/data.ts';
import { recordUnresolved } from '../sdk/record.ts';
import { EVERYTHING, lookUp, type Scope } from '../values/scope.ts';
import { library, NOTHING, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

type Module = Extract<Value, { kind: 'module' }>;

/** Binds what an import names: modules of the program first, then SDKs, else a library. */
export function bindImport(run: Run, { module, names }: ImportForm, scope: Scope): void {
  const own = run.load(module, scope.file);
  if (own === null) recordMissing(run, { module, names }, scope);
  for (const { imported, local } of names) {
    if (imported === '*') bindAll(own ?? outside(run, module, scope), scope);
    else if (imported === null) bindModule(run, module, local, own, scope);
    else scope.names.set(local, named(run, module, imported, own, scope));
  }
}

/** What a missing file of the program makes is not known. Data and styles make nothing. */
function recordMissing(
  run: Run,
  { module, names }: Pick<ImportForm, 'module' | 'names'>,
  { file }: Scope,
): void {
  if (!module.startsWith('.')) return;
  const isThere =
    run.language === 'python'
      ? names.some(({ imported }) => imported !== null && run.load(belowOf(module, imported), file) !== null)
      : /\.(?:json|css|txt|md|html|svg)$|\.d(?:\.ts)?$/.test(module);
  if (isThere) return;
  recordUnresolved(run.record, file, module, 'unresolved-import', { file, lines: null });
}

/** Python: a name of a package may be a module in its folder. */
const belowOf = (module: string, imported: string): string =>
  module.endsWith('.') ? `${module}${imported}` : `${module}.${imported}`;

/** All names of an SDK are not known; one that nobody else has may be its. */
function bindAll(from: Value, scope: Scope): void {
  if (from.kind === 'sdk') scope.names.set(EVERYTHING, from);
  if (from.kind !== 'module') return;
  for (const [name, value] of from.scope.names) if (!/^[_#]/.test(name)) scope.names.set(name, value);
}

function bindModule(run: Run, module: string, local: string, own: Module | null, scope: Scope): void {
  const [head = local] = local.split('.');
  // `import a.b` binds `a`; with `as` it binds the module itself.
  if (run.language === 'python' && local.includes('.')) {
    const value = own === null ? null : run.load(head, scope.file);
    scope.names.set(head, value ?? run.outside(head));
  } else scope.names.set(local, own === null ? outside(run, module, scope) : wholeOf(own));
}

/** What is not a module of the program: data of the project, an SDK, a library. */
function outside(run: Run, module: string, { file }: Scope): Value {
  const text = /^\.\.?\/.*\.json$/.test(module) ? run.textOf(under(folderOf(file), module), file) : null;
  return (text === null ? null : valueOfData('json', text)) ?? run.outside(module);
}

/** `export =` stands for the module. */
const wholeOf = (own: Module): Value => own.scope.names.get('#module') ?? own;

function named(run: Run, module: string, imported: string, own: Module | null, scope: Scope): Value {
  if (own !== null) {
    const whole = own.scope.names.get('#module');
    if (whole?.kind === 'dict') return whole.entries.get(imported) ?? whole;
    const found = lookUp(own.scope, own.exports.get(imported) ?? imported);
    if (found !== undefined) return found;
  }
  const below = run.language === 'python' ? run.load(belowOf(module, imported), scope.file) : null;
  if (below !== null) return below;
  const from = outside(run, module, scope);
  if (imported === 'default') return from;
  if (from.kind === 'dict') return from.entries.get(imported) ?? NOTHING;
  return from.kind === 'sdk'
    ? { ...from, path: [...from.path, imported] }
    : library(`${module.replace(/^node:/, '')}.${imported}`);
}
