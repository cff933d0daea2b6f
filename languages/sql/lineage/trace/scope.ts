import type { Flow } from './flow.ts';
import type { Output, Relation } from './relation.ts';

/** What names mean at one place of a query; looked up from the inside outwards. */
export interface Scope {
  readonly parent: Scope | null;
  readonly ctes: ReadonlyMap<string, Output> | null;
  readonly relations: Relation[];
  /** Columns of JOIN USING: one for both sides. */
  readonly merged: Map<string, Flow>;
  /** Aliases of the same SELECT list. */
  readonly aliases: Map<string, Flow>;
  /** Lambda parameters, parameters of functions: known for certain. */
  readonly parameters: ReadonlyMap<string, Flow> | null;
}

export const innerScope = (parent: Scope | null, more: Partial<Scope> = {}): Scope => ({
  parent,
  ctes: null,
  relations: [],
  merged: new Map(),
  aliases: new Map(),
  parameters: null,
  ...more,
});

/** Output of the CTE of this name that is in force. */
export function findCte(name: string, scope: Scope): Output | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.ctes?.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

export function findParameter(name: string, scope: Scope): Flow | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.parameters?.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** The table of the nearest scope that the parts before a column's name mean. */
export function findRelation(path: readonly string[], scope: Scope): Relation | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.relations.find((relation) => endsWith(relation.path, path));
    if (found !== undefined) return found;
  }
  return null;
}

const endsWith = (path: readonly string[], tail: readonly string[]): boolean =>
  tail.length <= path.length && tail.every((part, at) => part === path[path.length - tail.length + at]);
