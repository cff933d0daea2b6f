import type { Value } from './value.ts';

/** Names and what they stand for, with the scope around. */
export interface Scope {
  readonly names: Map<string, Value>;
  readonly parent: Scope | null;
  /** Names that belong to a scope further out though they are set here. */
  readonly outer: Set<string>;
  /** Names whose values differ from call to call or from element to element. */
  readonly varying: Set<string>;
}

export const newScope = (parent: Scope | null): Scope => ({
  names: new Map(),
  parent,
  outer: new Set(),
  varying: new Set(),
});

function holderOf(scope: Scope, name: string): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.names.has(name)) return at;
  return null;
}

export const lookUp = (scope: Scope, name: string): Value | undefined =>
  holderOf(scope, name)?.names.get(name);

/** True where the name is a parameter, or the element of a loop. */
export function isVarying(scope: Scope, name: string): boolean {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.varying.has(name)) return true;
    if (at.names.has(name)) return false;
  }
  return false;
}

/** Makes the name here, unless the scope says that it belongs further out. */
export function declare(scope: Scope, name: string, value: Value): undefined {
  const target = scope.outer.has(name) && scope.parent !== null ? holderOf(scope.parent, name) : null;
  (target ?? scope).names.set(name, value);
}
