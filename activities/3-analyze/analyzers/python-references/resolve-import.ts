import { type Distribution, distributionOf, knownDistribution } from './distributions.ts';
import type { Found, ModuleIndex } from './module-index.ts';
import type { Module, WrittenImport } from './program.ts';
import { isStandardLibrary } from './standard-library.ts';

/** The module that an import names, before any member of it is looked at; null when it is not of the repository. */
export function findModule(index: ModuleIndex, dotted: string, level: number, from: string): Found | null {
  if (level > 0) return index.relative(dotted, level, from);
  const top = dotted.split('.', 1)[0] ?? dotted;
  if (isStandardLibrary(top)) return null;
  const found = index.absolute(dotted, from);
  const known = knownDistribution(dotted) !== null;
  if (found !== null && (found.confidence === 1 || !known)) return found;
  return known ? null : index.beside(dotted, from);
}

/** The module below a package that `from package import name` means; the package itself may be a mere folder. */
export function findSubmodule(
  index: ModuleIndex,
  { module, level }: WrittenImport,
  name: string,
  from: string,
): Found | null {
  const dotted = module === '' ? name : `${module}.${name}`;
  return findModule(index, dotted, level, from);
}

/** Where an import leads: into the repository, to a package, nowhere that anyone would ask for, or not found. */
export type ImportTarget =
  | { readonly to: 'module'; readonly found: Found }
  | { readonly to: 'package'; readonly distribution: Distribution }
  | { readonly to: 'standard-library' }
  | { readonly to: 'nothing' };

/** All that one import statement leads to: the module named, or those of its members that are modules themselves. */
export function importTargets(
  index: ModuleIndex,
  modules: ReadonlyMap<string, Module>,
  written: WrittenImport,
  from: string,
): readonly ImportTarget[] {
  const base = findModule(index, written.module, written.level, from);
  if (written.names.length === 0)
    return [base === null ? outside(index, written, from) : { to: 'module', found: base }];
  const owner = base === null ? undefined : modules.get(base.path);
  const targets: ImportTarget[] = [];
  for (const name of written.names) {
    const defined = owner?.definitions.has(name) ?? false;
    const submodule = defined || name === '*' ? null : findSubmodule(index, written, name, from);
    const found = submodule ?? base;
    targets.push(found === null ? outside(index, written, from, name) : { to: 'module', found });
  }
  return targets;
}

function outside(
  index: ModuleIndex,
  { module, level }: WrittenImport,
  from: string,
  name?: string,
): ImportTarget {
  if (level > 0) return { to: 'nothing' };
  const top = module.split('.', 1)[0] ?? module;
  if (isStandardLibrary(top)) return { to: 'standard-library' };
  const known = knownDistribution(name === undefined ? module : `${module}.${name}`);
  if (known !== null) return { to: 'package', distribution: known };
  if (index.absolute(top, from)?.confidence === 1) return { to: 'nothing' };
  return { to: 'package', distribution: distributionOf(module) };
}
