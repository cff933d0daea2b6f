import type { SyntaxNode } from '../../python/syntax.ts';

/** What a name of a configuration program stands for. Lists and maps change while it runs, as in Python. */
export type Value =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: Value[] }
  | Table
  | { readonly kind: 'class'; readonly name: string }
  /** A class of bundle variables: each attribute is a reference. */
  | { readonly kind: 'variables' }
  | { readonly kind: 'function'; readonly node: SyntaxNode; readonly scope: Scope }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'open'; readonly text: string };

/** A dictionary, or an object of a class with its fields. */
export interface Table {
  readonly kind: 'table';
  readonly of: string | null;
  readonly entries: Map<string, Value>;
  readonly place: Place;
}

/** Where an object is made. */
export interface Place {
  readonly file: string;
  readonly lines: [number, number];
}

/** Names of a module or of a call. */
export interface Scope {
  readonly file: string;
  readonly names: Map<string, Value>;
  readonly outer: Scope | null;
  returned: Value | null;
}

export const scalar = (value: string | number | boolean | null): Value => ({ kind: 'scalar', value });
export const listOf = (items: Value[]): Value => ({ kind: 'list', items });
export const open = (text: string): Value => ({ kind: 'open', text: text.slice(0, 120) });

export const textIn = (value: Value | undefined): string | null =>
  value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;

/** What a condition comes to; null where only the run tells. */
export function truth(value: Value): boolean | null {
  if (value.kind === 'scalar') return Boolean(value.value);
  if (value.kind === 'list') return value.items.length > 0;
  if (value.kind === 'table') return value.of !== null || value.entries.size > 0;
  return value.kind === 'open' ? null : true;
}

/** What a loop goes over: items of a list, keys of a dictionary. */
export function itemsOf(value: Value): readonly Value[] | null {
  if (value.kind === 'list') return value.items;
  return value.kind === 'table' && value.of === null
    ? [...value.entries.keys()].map((key) => ({ kind: 'scalar', value: key }))
    : null;
}

export function lookUp(scope: Scope | null, name: string): Value | undefined {
  for (let at = scope; at !== null; at = at.outer) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Runs an expression or a call in the program that holds it; what several files of this folder need of each other. */
export interface Runtime {
  readonly files: ReadonlyMap<string, string>;
  readonly target: string | null;
  readonly evaluate: (node: SyntaxNode, scope: Scope) => Value;
  /** True when the program went on too long: loops end then. */
  readonly isSpent: () => boolean;
  readonly call: (callee: Value & { kind: 'function' }, given: Given) => Value;
  /** Names of a module of the bundle by its dotted name; null where the bundle has none. */
  readonly moduleNames: (name: string) => ReadonlyMap<string, Value> | null;
  /** Dotted names of the modules below a package, and of the one that a file is. */
  readonly modulesBelow: (name: string) => readonly string[];
  readonly moduleOf: (file: string) => string;
}

export interface Given {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}
