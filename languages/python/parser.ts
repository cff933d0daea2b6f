import type { Query, Tree } from 'web-tree-sitter';

/** Parses Python to a concrete syntax tree; the caller deletes the tree. Built by adapters/parsers. */
export interface PythonParser {
  /** Positions in the tree count UTF-16 code units, as indexes of `text` do. */
  readonly parse: (text: string) => Tree;
  /** Compiles a tree-sitter query; costly, so compile once a parser (languages/python/query.ts does). */
  readonly query: (source: string) => Query;
}
