import type { Node } from 'web-tree-sitter';
import type { PythonParser } from './parser.ts';

/** A node of a Python tree as plain values, so that it outlives the tree in the parser's memory. */
export interface SyntaxNode {
  readonly type: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** First line, counted from 1. */
  readonly line: number;
  /** Named children in order, comments left out. */
  readonly children: readonly SyntaxNode[];
  /** Children that the grammar gives a name, operators included. */
  readonly fields: ReadonlyMap<string, readonly SyntaxNode[]>;
}

/** Deeper nesting is read as an opaque node of type `too_deep`. */
const MAX_DEPTH = 300;

/** Reads text to a tree of plain nodes. Never throws for what the text holds. */
export function readSyntax(parser: PythonParser, text: string): SyntaxNode {
  const tree = parser.parse(text);
  const root = copyNode(tree.rootNode, text, 0);
  tree.delete();
  return root;
}

function copyNode(node: Node, source: string, depth: number): SyntaxNode {
  const type = depth > MAX_DEPTH ? 'too_deep' : node.type;
  const { children, fields } = depth > MAX_DEPTH ? NOTHING : copyChildren(node, source, depth);
  const { startIndex: start, endIndex: end } = node;
  return { type, source, start, end, line: node.startPosition.row + 1, children, fields };
}

const NOTHING = { children: [] as SyntaxNode[], fields: new Map<string, SyntaxNode[]>() };

function copyChildren(node: Node, source: string, depth: number): typeof NOTHING {
  const children: SyntaxNode[] = [];
  const fields = new Map<string, SyntaxNode[]>();
  for (let at = 0; at < node.childCount; at++) {
    const child = node.child(at);
    if (child === null || child.type === 'comment') continue;
    const field = node.fieldNameForChild(at);
    if (field === null && !child.isNamed) continue;
    const copy = copyNode(child, source, depth + 1);
    if (child.isNamed) children.push(copy);
    if (field !== null) fields.set(field, [...(fields.get(field) ?? []), copy]);
  }
  return { children, fields };
}

export const textOf = (node: SyntaxNode): string => node.source.slice(node.start, node.end);

/** Source text on one line, as messages show it. */
export const oneLine = (node: SyntaxNode): string => textOf(node).replaceAll(/\s+/g, ' ').trim();

export const field = (node: SyntaxNode, name: string): SyntaxNode | undefined => node.fields.get(name)?.[0];

export const fieldsOf = (node: SyntaxNode, name: string): readonly SyntaxNode[] =>
  node.fields.get(name) ?? [];
