import type { Tree } from 'web-tree-sitter';

/** Parses TypeScript, and JavaScript as its subset, to a concrete syntax tree; the caller deletes the tree. Built by adapters/parsers. */
export interface TypeScriptParser {
  /** Positions in the tree count UTF-16 code units, as indexes of `text` do. */
  readonly parse: (text: string) => Tree;
}
