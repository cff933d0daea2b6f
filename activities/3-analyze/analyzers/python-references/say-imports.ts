import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { ModuleIndex } from './module-index.ts';
import type { Module, WrittenImport } from './program.ts';
import { type ImportTarget, importTargets } from './resolve-import.ts';

interface Said {
  readonly items: readonly ItemOf<'module-import'>[];
  readonly rejects: readonly Reject[];
}

/** One item for each module or package that a module imports, at the first place; rejects for what cannot be found. */
export function sayImports(modules: ReadonlyMap<string, Module>, index: ModuleIndex, module: Module): Said {
  const items = new Map<string, ItemOf<'module-import'>>();
  const rejects = new Map<string, Reject>();
  for (const written of module.written.imports) {
    for (const target of importTargets(index, modules, written, module.path)) {
      if (target.to === 'nothing') sayNotFound(rejects, module.path, written);
      else keepSurest(items, itemOf(target, module.path, written.line));
    }
  }
  return { items: [...items.values()], rejects: [...rejects.values()] };
}

function itemOf(target: ImportTarget, path: string, line: number): ItemOf<'module-import'> | null {
  const at = { kind: 'module-import', path, lines: [line, line] as [number, number] } as const;
  if (target.to === 'package') {
    const { name, confidence, reason } = target.distribution;
    const doubt = reason === undefined ? {} : { confidence, reason };
    return { ...at, payload: { target: 'package', package: name, ...doubt } };
  }
  if (target.to !== 'module' || target.found.path === path) return null;
  const { path: to_path, confidence, reason } = target.found;
  return {
    ...at,
    payload: { target: 'module', to_path, ...(reason === null ? {} : { confidence, reason }) },
  };
}

function keepSurest(items: Map<string, ItemOf<'module-import'>>, item: ItemOf<'module-import'> | null): void {
  if (item === null) return;
  const { payload } = item;
  const key = payload.target === 'module' ? `module ${payload.to_path}` : `package ${payload.package}`;
  const before = items.get(key);
  if (before === undefined || (before.payload.confidence ?? 1) < (payload.confidence ?? 1))
    items.set(key, item);
}

function sayNotFound(
  rejects: Map<string, Reject>,
  path: string,
  { module, level, line }: WrittenImport,
): void {
  const name = `${'.'.repeat(level)}${module}`;
  if (rejects.has(name)) return;
  const detail = `No file of the repository is the module ${name}`.slice(0, 300);
  rejects.set(name, {
    kind: 'module-import',
    reason: 'unresolved-import',
    path,
    lines: [line, line],
    detail,
  });
}
