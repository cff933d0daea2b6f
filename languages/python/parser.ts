import type { Tree } from 'web-tree-sitter';

/** Parses Python to a concrete syntax tree; the caller deletes the tree. Built by adapters/parsers. */
export interface PythonParser {
  readonly parse: (text: string) => Tree;
}
