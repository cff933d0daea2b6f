import type { Value } from './value.ts';

/** Names and what they stand for, with the scope around. */
export interface Scope {
  readonly names: Map<string, Value>;
  readonly parent: Scope | null;
  /** Names that belong to a scope further out though they are set here. */
  readonly outer: Set<string>;
  /** File that the code stands in. */
  readonly file: string;
}

/** A scope inside another one. */
export const inside = (parent: Scope): Scope => ({
  names: new Map(),
  parent,
  outer: new Set(),
  file: parent.file,
});
export const moduleScope = (file: string): Scope => ({
  names: new Map(),
  parent: null,
  outer: new Set(),
  file,
});

export const lookUp = (scope: Scope, name: string): Value | undefined =>
  holderOf(scope, name)?.names.get(name);

function holderOf(scope: Scope, name: string): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.names.has(name)) return at;
  return null;
}

/** Holds the SDK that `import *` takes all names from. */
export const EVERYTHING = '#everything';

/** Makes the name here, unless the scope says that it belongs further out. */
export function declare(scope: Scope, name: string, value: Value): void {
  const target = scope.outer.has(name) && scope.parent !== null ? holderOf(scope.parent, name) : null;
  (target ?? scope).names.set(name, value);
}

/** Changes the name where it was made; makes it here when nobody did. */
export function set(scope: Scope, name: string, value: Value): void {
  (holderOf(scope, name) ?? scope).names.set(name, value);
}
