import { field, fieldsOf, type SyntaxNode, textOf } from '../../python/syntax.ts';
import type { Runtime, Scope, Value } from './values.ts';

/** Binds what an import names: modules of the bundle by what they hold, those of packages by their names alone. */
export function readImport(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  const from = field(node, 'module_name');
  if (from !== undefined) return readFrom(node, absolute(textOf(from), scope, runtime), scope, runtime);
  for (const name of fieldsOf(node, 'name')) {
    const { written, alias } = namesOf(name);
    const [first = written] = written.split('.');
    if (alias === null) scope.names.set(first, { kind: 'module', name: first });
    else scope.names.set(alias, { kind: 'module', name: written });
  }
}

function readFrom(node: SyntaxNode, module: string, scope: Scope, runtime: Runtime): undefined {
  if (node.children.some(({ type }) => type === 'wildcard_import'))
    for (const [name, value] of runtime.moduleNames(module) ?? []) scope.names.set(name, value);
  for (const name of fieldsOf(node, 'name')) {
    const { written, alias } = namesOf(name);
    scope.names.set(alias ?? written, member(module, written, runtime));
  }
}

function namesOf(name: SyntaxNode): { written: string; alias: string | null } {
  const alias = field(name, 'alias');
  return { written: textOf(field(name, 'name') ?? name), alias: alias === undefined ? null : textOf(alias) };
}

/** A relative import counts from the package of its file. */
function absolute(written: string, { file }: Scope, runtime: Runtime): string {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0) return written;
  const own = runtime.moduleOf(file).split('.');
  const up = dots - (file.endsWith('/__init__.py') ? 1 : 0);
  const parts = [...own.slice(0, own.length - up), written.slice(dots)];
  return parts.filter((part) => part !== '').join('.');
}

function member(base: string, name: string, runtime: Runtime): Value {
  const known = runtime.moduleNames(base)?.get(name);
  if (known !== undefined) return known;
  const inner = `${base}.${name}`;
  if (runtime.moduleNames(inner) !== null) return { kind: 'module', name: inner };
  return /^[A-Z]/.test(name) ? { kind: 'class', name } : { kind: 'module', name: inner };
}
