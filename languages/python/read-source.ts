import type { Node } from 'web-tree-sitter';
import { type CodeLines, countCodeLines, isBlank } from './code-lines.ts';
import { readHeader } from './headers.ts';
import { type Import, importedNames, readImport } from './imports.ts';
import { boundNames, dottedName, shortName, superName } from './names.ts';
import type { PythonParser } from './parser.ts';
import { type CaptureName, structureQuery } from './query.ts';
import { closeScope, openScope, type Scope } from './scopes.ts';

/** Deeper scopes than CPython's tokenizer takes (MAXINDENT in tokenizer.h) are not read. */
const DEEPEST_SCOPE = 100;

/** A Python file, read. */
export interface PythonSource {
  readonly module: Scope;
  /** Classes and functions by their first line, the outer before the inner. */
  readonly definitions: readonly Scope[];
  readonly imports: readonly Import[];
  readonly codeLines: CodeLines;
  /** True when it has an `if __name__ == "__main__"` block. */
  readonly main: boolean;
  /** Lines of the first piece that is not Python, counted from 1; null when all is. */
  readonly error: readonly [number, number] | null;
  /** Line of the first definition nested too deep; what lies within is not read. */
  readonly tooDeep: number | null;
}

/** What is known while captures pass by in the order of the text. */
interface Reading {
  readonly text: string;
  readonly module: Scope;
  readonly definitions: Scope[];
  readonly imports: Import[];
  readonly commentLines: Set<number>;
  readonly occurrences: Map<string, number>;
  readonly decorators: { readonly name: string; readonly row: number }[];
  scope: Scope;
  main: boolean;
  error: readonly [number, number] | null;
  tooDeep: number | null;
}

/** Reads imports, definitions, calls and decisions. Never throws for what the text holds; linear in its size. */
export function readSource(parser: PythonParser, text: string): PythonSource {
  const reading = startReading(text);
  const tree = parser.parse(text);
  for (const { name, node } of structureQuery(parser).captures(tree.rootNode)) {
    leaveScopes(reading, node.startIndex);
    take[name as CaptureName](reading, node, scopeAt(reading, node.startIndex));
  }
  tree.delete();
  leaveScopes(reading, Number.POSITIVE_INFINITY);
  const { module, definitions, imports, main, error, tooDeep } = reading;
  return {
    module,
    definitions,
    imports,
    main,
    error,
    tooDeep,
    codeLines: countCodeLines(text, reading.commentLines),
  };
}

function startReading(text: string): Reading {
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
    error: null,
    tooDeep: null,
  };
}

function leaveScopes(reading: Reading, start: number): void {
  while (reading.scope.end <= start && reading.scope.parent !== null) {
    closeScope(reading.scope);
    reading.scope = reading.scope.parent;
  }
}

const scopeAt = ({ scope }: Reading, start: number): Scope =>
  start < scope.bodyStart && scope.parent !== null ? scope.parent : scope;

const take: Readonly<Record<CaptureName, (reading: Reading, node: Node, scope: Scope) => void>> = {
  class: (reading, node, scope) => takeDefinition('class', reading, node, scope),
  function: (reading, node, scope) => takeDefinition('function', reading, node, scope),
  decorator: ({ decorators, text }, node) =>
    decorators.push({
      name: shortName(text.slice(node.startIndex, node.endIndex)),
      row: node.startPosition.row,
    }),
  import: takeImport,
  call: takeCall,
  if: takeIf,
  branch: (_reading, _node, scope) => {
    scope.decisions += 1;
  },
  case: ({ text }, node, scope) => {
    if (!isIrrefutable(text, node.startIndex)) scope.decisions += 1;
  },
  bind: ({ text }, node, scope) => {
    for (const name of boundNames(text.slice(node.startIndex, node.endIndex))) scope.bound.add(name);
  },
  outer: ({ text }, node, scope) => {
    for (const name of boundNames(text.slice(node.startIndex, node.endIndex))) scope.outer.add(name);
  },
  comment: takeComment,
  error: (reading, node) => {
    reading.error ??= [node.startPosition.row + 1, lastLine(node)];
  },
};

function takeDefinition(kind: 'class' | 'function', reading: Reading, node: Node, parent: Scope): void {
  const decorators = reading.decorators.splice(0);
  const header = readHeader(
    reading.text,
    node,
    decorators.map(({ name }) => name),
  );
  const body = node.childForFieldName('body');
  if (header === null || body === null) return;
  if (parent.depth >= DEEPEST_SCOPE) {
    reading.tooDeep ??= node.startPosition.row + 1;
    return;
  }
  parent.declared.add(header.name);
  const qualname = parent.qualname === '' ? header.name : `${parent.qualname}.${header.name}`;
  const occurrence = (reading.occurrences.get(qualname) ?? 0) + 1;
  reading.occurrences.set(qualname, occurrence);
  const lines = [(decorators[0]?.row ?? node.startPosition.row) + 1, lastLine(node)] as const;
  const place = {
    kind,
    parent,
    header,
    qualname,
    occurrence,
    lines,
    bodyStart: body.startIndex,
    end: node.endIndex,
  };
  reading.scope = openScope(place);
  reading.definitions.push(reading.scope);
}

function lastLine(node: Node): number {
  const { row, column } = node.endPosition;
  return column === 0 && row > node.startPosition.row ? row : row + 1;
}

function takeImport({ text, imports }: Reading, node: Node, scope: Scope): void {
  for (const found of readImport(text.slice(node.startIndex, node.endIndex), node.startPosition.row + 1)) {
    imports.push(found);
    for (const name of importedNames(found)) scope.declared.add(name);
  }
}

function takeCall({ text }: Reading, node: Node, scope: Scope): void {
  const { startIndex, endIndex } = node;
  const name =
    dottedName(text, startIndex, endIndex) ?? superName(text, startIndex, endIndex, classAround(scope));
  if (name === null) scope.unnamedCalls += 1;
  else scope.calls.push({ name, line: node.startPosition.row + 1 });
}

function classAround(from: Scope): string | null {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope.kind === 'class') return scope.header?.name ?? null;
  }
  return null;
}

const MAIN = /if[\s(]+(?:__name__\s*==\s*(['"])__main__\1|(['"])__main__\2\s*==\s*__name__)/y;

function takeIf(reading: Reading, node: Node, scope: Scope): void {
  scope.decisions += 1;
  if (scope.kind !== 'module') return;
  MAIN.lastIndex = node.startIndex;
  if (MAIN.test(reading.text)) reading.main = true;
}

const CATCH_ALL = /case\s+(?!(?:None|True|False)\b)[\p{ID_Start}_][\p{ID_Continue}]*\s*:/uy;

function isIrrefutable(text: string, start: number): boolean {
  CATCH_ALL.lastIndex = start;
  return CATCH_ALL.test(text);
}

function takeComment(
  { text, commentLines }: Reading,
  { startIndex, startPosition: { row, column } }: Node,
): void {
  if (isBlank(text, startIndex - column, startIndex)) commentLines.add(row);
}
