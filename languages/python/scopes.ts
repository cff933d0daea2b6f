import type { Header } from './headers.ts';

/** A call by name; `head` tells how the scope binds its first name when that is neither imported nor defined. */
export interface Call {
  readonly name: string;
  readonly line: number;
  /** `receiver`: first parameter of the enclosing method. `local`: a variable. Absent: look it up. */
  readonly head?: 'receiver' | 'local';
}

/** What a body of code holds. Python scopes names by functions; a class body is seen by its own statements only. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly parent: Scope | null;
  readonly header: Header | null;
  /** Names of the enclosing scopes joined by dots, without Python's `<locals>`; '' for the module. */
  readonly qualname: string;
  readonly occurrence: number;
  /** Where the body starts: decorators, bases, defaults and annotations before it belong to the parent. */
  readonly bodyStart: number;
  readonly end: number;
  /** Lines counted from 1, decorators included. */
  readonly lines: readonly [number, number];
  readonly depth: number;
  readonly calls: { readonly name: string; readonly line: number }[];
  unnamedCalls: number;
  decisions: number;
  /** Assigned here. */
  readonly bound: Set<string>;
  /** Imported or defined here. */
  readonly declared: Set<string>;
  /** Said to be of an outer scope by `global` and `nonlocal`. */
  readonly outer: Set<string>;
}

type Place = Pick<
  Scope,
  'kind' | 'parent' | 'header' | 'qualname' | 'occurrence' | 'bodyStart' | 'end' | 'lines'
>;

export function openScope(place: Place): Scope {
  const bound = new Set(place.header?.parameterNames);
  const depth = place.parent === null ? 0 : place.parent.depth + 1;
  const scope = {
    ...place,
    depth,
    calls: [],
    unnamedCalls: 0,
    decisions: 0,
    bound,
    declared: new Set<string>(),
    outer: new Set<string>(),
  };
  if (isMethod(scope)) bound.delete(place.header?.parameterNames[0] ?? '');
  return scope;
}

/**
 * McCabe complexity by the rules of the package mccabe 0.7.0 (PyCQA), as flake8 reports it: 1, and 1 more for each
 * if, elif, for, while, try and except; a nested function adds its own complexity. Boolean operators, conditional
 * expressions, comprehensions, lambdas, with and assert add nothing. What that package does not look into is counted
 * by the same rules: match statements (1 for each case that is not irrefutable), except* and finally blocks.
 */
export const complexityOf = (scope: Scope): number => 1 + scope.decisions;

/** Hands what a finished scope decides on to the scope around it. */
export function closeScope({ kind, parent, decisions }: Scope): void {
  if (parent !== null) parent.decisions += kind === 'function' ? 1 + decisions : decisions;
}

/** Calls of a scope with their heads looked up; to be asked when the whole file has been read. */
export function namedCalls(scope: Scope): readonly Call[] {
  return scope.calls.map((call) => {
    const head = headOf(scope, call.name.split('.', 1)[0] ?? call.name);
    return head === null ? call : { ...call, head };
  });
}

function headOf(from: Scope, name: string): 'receiver' | 'local' | null {
  for (let scope: Scope | null = from; scope !== null && scope.kind !== 'module'; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== from) continue;
    if (scope.declared.has(name)) return null;
    if (scope.outer.has(name)) continue;
    if (scope.bound.has(name)) return 'local';
    if (isMethod(scope) && scope.header?.parameterNames[0] === name) return 'receiver';
  }
  return null;
}

const isMethod = ({ kind, parent, header }: Pick<Scope, 'kind' | 'parent' | 'header'>): boolean =>
  kind === 'function' && parent?.kind === 'class' && !header?.decorators.includes('staticmethod');
