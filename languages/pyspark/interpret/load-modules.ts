import type { Statement } from '../../program/form.ts';
import { newScope, type Scope } from '../values/scope.ts';
import { constant } from '../values/value.ts';
import type { Run } from './run.ts';

export type Files = Readonly<Record<string, string>>;

/** Loads the modules of a program as it imports them, each once. */
export class Modules {
  readonly #files: Files;
  readonly #lower: (path: string) => readonly Statement[];
  readonly #loaded = new Map<string, Scope>();
  readonly #byName = new Map<string, string[]>();

  constructor(files: Files, lower: (path: string) => readonly Statement[]) {
    this.#files = files;
    this.#lower = lower;
    for (const path of Object.keys(files)) {
      const name = moduleName(path);
      if (name !== null) this.#byName.set(name, [...(this.#byName.get(name) ?? []), path]);
    }
  }

  load(run: Run, name: string, from: string): Scope | null {
    const path = name.startsWith('.') ? this.#relative(name, from) : this.#absolute(name, from);
    if (path === null || path === from) return null;
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const scope = newScope(null);
    scope.names.set('__name__', constant(name));
    scope.names.set('__file__', constant(path));
    scope.varying.add('__name__');
    this.#loaded.set(path, scope);
    const before = run.file;
    run.file = path;
    run.execute(this.#lower(path), scope);
    run.file = before;
    return scope;
  }

  /** `.x` beside the file, `..x` one folder up. */
  #relative(name: string, from: string): string | null {
    const dots = /^\.+/.exec(name)?.[0].length ?? 0;
    const folder = from.split('/').slice(0, -dots);
    const path = [
      ...folder,
      ...name
        .slice(dots)
        .split('.')
        .filter((part) => part !== ''),
    ].join('/');
    return this.#existing(path);
  }

  /** Beside the file, or below any folder that may be on the path: the one that is nearest to the file. */
  #absolute(name: string, from: string): string | null {
    const below = name.replaceAll('.', '/');
    const folders = from.split('/').slice(0, -1);
    for (let depth = folders.length; depth >= 0; depth -= 1) {
      const found = this.#existing([...folders.slice(0, depth), below].join('/'));
      if (found !== null) return found;
    }
    const last = name.split('.').at(-1) ?? '';
    const ends = [`/${below}.py`, `/${below}/__init__.py`];
    const found = (this.#byName.get(last) ?? []).filter((path) => ends.some((end) => path.endsWith(end)));
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  #existing(path: string): string | null {
    const ends = path === '' ? ['__init__.py'] : [`${path}.py`, `${path}/__init__.py`, `${path}.ipynb`];
    return ends.find((one) => Object.hasOwn(this.#files, one)) ?? null;
  }
}

/** `a/b.py` is `b`, `a/b/__init__.py` as well. */
function moduleName(path: string): string | null {
  const parts = path.replace(/\/__init__\.py$/, '.py').split('/');
  const last = parts.at(-1) ?? '';
  return last.endsWith('.py') ? last.slice(0, -3) : null;
}
