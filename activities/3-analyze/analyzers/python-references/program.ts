import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Inputs } from '../../analyzer.ts';

export type PythonKind = 'python-module' | 'python-class' | 'python-function';
export type Call = Payload<'python-function'>['calls'][number];
export type WrittenImport = Payload<'python-module'>['imports'][number];

/** What a local name stands for by an import: a member of a module, or a module (`name` null). */
export interface ImportBinding {
  readonly from: WrittenImport;
  readonly module: string;
  readonly name: string | null;
}

/** Names that a body of code defines and imports. */
export interface Names {
  readonly definitions: Map<string, Definition[]>;
  readonly imports: Map<string, ImportBinding[]>;
  readonly stars: WrittenImport[];
}

export interface Definition extends Names {
  readonly kind: 'class' | 'function';
  readonly path: string;
  readonly qualname: string;
  readonly occurrence: number;
  readonly lines: readonly [number, number];
  readonly decorators: readonly string[];
  /** Of a class; empty for a function. */
  readonly bases: readonly string[];
  readonly calls: readonly Call[];
  readonly parent: Definition | null;
}

export interface Module extends Names {
  readonly path: string;
  readonly written: Payload<'python-module'>;
  /** In the order of the text. */
  readonly all: readonly Definition[];
}

const noNames = (): Names => ({ definitions: new Map(), imports: new Map(), stars: [] });

type DefinitionItem = ItemOf<'python-class'> | ItemOf<'python-function'>;

/** Modules by path, each with its names in their scopes. */
export function readProgram(inputs: Inputs<PythonKind>): ReadonlyMap<string, Module> {
  const items = new Map<string, DefinitionItem[]>();
  for (const item of [...inputs['python-class'], ...inputs['python-function']]) {
    if (item.path !== null) append(items, item.path, item);
  }
  const modules = new Map<string, Module>();
  for (const { path, payload } of inputs['python-module'].toSorted(byPath)) {
    if (path !== null) modules.set(path, readModule(path, payload, items.get(path) ?? []));
  }
  return modules;
}

const byPath = (a: { path: string | null }, b: { path: string | null }): number =>
  byCodeUnit(a.path ?? '', b.path ?? '');

function readModule(
  path: string,
  written: Payload<'python-module'>,
  items: readonly DefinitionItem[],
): Module {
  const all: Definition[] = [];
  const module: Module = { path, written, all, ...noNames() };
  const open = new OpenScopes();
  const imports = [...written.imports].sort((a, b) => a.line - b.line);
  let next = 0;
  const takeImports = (before: number): void => {
    for (; (imports[next]?.line ?? before) < before; next += 1) {
      const found = imports[next];
      if (found !== undefined) bind(open.at(found.line) ?? module, found);
    }
  };
  for (const item of items.toSorted(byPlace)) {
    takeImports(firstLine(item));
    const definition = define(path, item, open.parentOf(item));
    append((definition.parent ?? module).definitions, lastName(definition.qualname), definition);
    all.push(definition);
    open.push(definition);
  }
  takeImports(Number.POSITIVE_INFINITY);
  return module;
}

/** Definitions around the place in the text that is being read, the innermost last. */
class OpenScopes {
  readonly #open: Definition[] = [];

  at(line: number): Definition | null {
    while ((this.#open.at(-1)?.lines[1] ?? line) < line) this.#open.pop();
    return this.#open.at(-1) ?? null;
  }

  parentOf(item: DefinitionItem): Definition | null {
    this.at(firstLine(item));
    const scope = item.payload.qualname.slice(0, -lastName(item.payload.qualname).length - 1);
    return this.#open.findLast(({ qualname }) => qualname === scope) ?? null;
  }

  push(definition: Definition): void {
    this.#open.push(definition);
  }
}

const firstLine = (item: DefinitionItem): number => item.lines?.[0] ?? 1;
const byPlace = (a: DefinitionItem, b: DefinitionItem): number =>
  firstLine(a) - firstLine(b) ||
  a.payload.qualname.length - b.payload.qualname.length ||
  a.payload.occurrence - b.payload.occurrence;

export const lastName = (qualname: string): string => qualname.slice(qualname.lastIndexOf('.') + 1);

function define(path: string, item: DefinitionItem, parent: Definition | null): Definition {
  const { qualname, occurrence, decorators, calls = [] } = item.payload;
  const lines = item.lines ?? [1, 1];
  const [kind, bases] =
    item.kind === 'python-class' ? (['class', item.payload.bases] as const) : (['function', []] as const);
  return { kind, path, qualname, occurrence, lines, decorators, bases, calls, parent, ...noNames() };
}

/** `import a.b` binds `a`; `import a.b as c` binds the module a.b; `from m import n` binds a member. */
function bind(names: Names, from: WrittenImport): void {
  const { module, names: members, as = [] } = from;
  if (members.length === 0) {
    const alias = as[0] ?? '';
    const top = module.split('.', 1)[0] ?? module;
    append(names.imports, alias === '' ? top : alias, {
      from,
      module: alias === '' ? top : module,
      name: null,
    });
    return;
  }
  for (const [at, name] of members.entries()) {
    if (name === '*') names.stars.push(from);
    else append(names.imports, as[at] || name, { from, module, name });
  }
}

export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
