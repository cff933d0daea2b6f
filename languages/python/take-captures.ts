import type { Node } from 'web-tree-sitter';
import { isBlank } from './code-lines.ts';
import { readHeader } from './headers.ts';
import { importedNames, readImport } from './imports.ts';
import { boundNames, dottedName, shortName, superName } from './names.ts';
import type { CaptureName } from './query.ts';
import { lastLine, type Reading } from './reading.ts';
import { openScope, type Scope } from './scopes.ts';

/** Deeper scopes than CPython's tokenizer takes (MAXINDENT in tokenizer.h) are not read. */
const DEEPEST_SCOPE = 100;

/** What each kind of capture adds to the reading; `scope` is the one that the captured node belongs to. */
export const take: Readonly<Record<CaptureName, (reading: Reading, node: Node, scope: Scope) => void>> = {
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
