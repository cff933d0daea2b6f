import type { ModuleIndex } from './module-index.ts';
import type { Definition, ImportBinding, Module, Names } from './program.ts';
import { findModule, findSubmodule } from './resolve-import.ts';
import { chosen, doubted, doubts, NO_DOUBT, type Target } from './targets.ts';

/** Longer chains of re-exports are not followed; real ones have a handful of links. */
const LONGEST_CHAIN = 100;

/** Looks names up as Python does: from a scope outwards, and as members of a module, through re-exports and stars. */
export class NamesInScope {
  readonly #modules: ReadonlyMap<string, Module>;
  readonly #index: ModuleIndex;
  /** Null also while a name is being looked up, which ends circles of re-exports. */
  readonly #known = new Map<string, Target | null>();
  #chain = 0;

  constructor(modules: ReadonlyMap<string, Module>, index: ModuleIndex) {
    this.#modules = modules;
    this.#index = index;
  }

  /** A name that a body of code at `path` uses; `start` is the innermost definition around it. */
  from(start: Definition | null, path: string, name: string): Target | null {
    for (let scope = start; scope !== null; scope = scope.parent) {
      if (scope.kind === 'class' && scope !== start) continue;
      const target = this.#inBody(scope, path, name);
      if (target !== null || scope.imports.has(name)) return target;
    }
    const module = this.#modules.get(path);
    return module === undefined ? null : (this.#inBody(module, path, name) ?? this.#viaStar(module, name));
  }

  /** An attribute of a module. */
  member(path: string, name: string): Target | null {
    const key = `${path}\n${name}`;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    if (this.#chain >= LONGEST_CHAIN) return null;
    this.#known.set(key, null);
    this.#chain += 1;
    const target = this.#findMember(path, name);
    this.#chain -= 1;
    this.#known.set(key, target);
    return target;
  }

  /** An attribute of a folder of modules. */
  inNamespace(dotted: string, name: string, path: string): Target | null {
    const longer = `${dotted}.${name}`;
    const found = findModule(this.#index, longer, 0, path);
    return found === null ? { is: 'namespace', dotted: longer, ...NO_DOUBT } : { is: 'module', ...found };
  }

  #findMember(path: string, name: string): Target | null {
    const module = this.#modules.get(path);
    if (module === undefined) return null;
    const own = this.#inBody(module, path, name) ?? this.#viaStar(module, name);
    if (own !== null) return own;
    const below = this.#index.below(path, name);
    return below === null ? null : { is: 'module', path: below, ...NO_DOUBT };
  }

  /** A name both defined and imported, or imported twice, is one of them depending on how the code ran. */
  #inBody(names: Names, path: string, name: string): Target | null {
    const bindings = names.imports.get(name) ?? [];
    const defined = chosen(names.definitions.get(name) ?? []);
    if (defined !== null)
      return bindings.length === 0 ? defined : doubted(defined, doubts.severalDefinitions);
    const targets = bindings
      .map((binding) => this.#imported(binding, path))
      .filter((target) => target !== null);
    const last = targets.at(-1);
    if (last === undefined) return null;
    return targets.every((target) => isSame(target, last)) ? last : doubted(last, doubts.severalDefinitions);
  }

  #imported({ from, module, name }: ImportBinding, path: string): Target | null {
    const found = findModule(this.#index, module, from.level, path);
    if (name === null)
      return found === null ? { is: 'namespace', dotted: module, ...NO_DOUBT } : { is: 'module', ...found };
    const target = found === null || found.path === path ? null : this.member(found.path, name);
    if (found !== null && target !== null) return doubted(target, found);
    const submodule = findSubmodule(this.#index, from, name, path);
    return submodule === null ? null : { is: 'module', ...submodule };
  }

  #viaStar(module: Module, name: string): Target | null {
    if (name.startsWith('_')) return null;
    for (const star of module.stars.toReversed()) {
      const found = findModule(this.#index, star.module, star.level, module.path);
      const target = found === null ? null : this.member(found.path, name);
      if (found !== null && target !== null) return doubted(target, found);
    }
    return null;
  }
}

function isSame(a: Target, b: Target): boolean {
  if (a.is === 'definition') return b.is === 'definition' && a.definition === b.definition;
  if (a.is === 'module') return b.is === 'module' && a.path === b.path;
  return b.is === 'namespace' && a.dotted === b.dotted;
}
