import type { Node } from 'web-tree-sitter';
import type { Import } from './imports.ts';
import { closeScope, openScope, type Scope } from './scopes.ts';

/** What is known while captures pass by in the order of the text. */
export interface Reading {
  readonly text: string;
  readonly module: Scope;
  readonly definitions: Scope[];
  readonly imports: Import[];
  readonly commentLines: Set<number>;
  readonly occurrences: Map<string, number>;
  readonly decorators: { readonly name: string; readonly row: number }[];
  scope: Scope;
  main: boolean;
  tooDeep: number | null;
}

export function startReading(text: string): Reading {
  const end = Number.POSITIVE_INFINITY;
  const module = openScope({
    kind: 'module',
    parent: null,
    header: null,
    qualname: '',
    occurrence: 1,
    bodyStart: 0,
    end,
    lines: [1, 1],
  });
  return {
    text,
    module,
    definitions: [],
    imports: [],
    commentLines: new Set(),
    occurrences: new Map(),
    decorators: [],
    scope: module,
    main: false,
    tooDeep: null,
  };
}

/** Closes the scopes that end before a place in the text. */
export function leaveScopes(reading: Reading, start: number): void {
  while (reading.scope.end <= start && reading.scope.parent !== null) {
    closeScope(reading.scope);
    reading.scope = reading.scope.parent;
  }
}

/** The scope that a place belongs to: the head of a definition is of the scope around it. */
export const scopeAt = ({ scope }: Reading, start: number): Scope =>
  start < scope.bodyStart && scope.parent !== null ? scope.parent : scope;

/** Line on which a node ends, counted from 1. */
export function lastLine(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row : row + 1;
}
