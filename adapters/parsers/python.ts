import { Query } from 'web-tree-sitter';
import type { PythonParser } from '../../languages/python/parser.ts';
import { openGrammar } from './tree-sitter.ts';

/** tree-sitter with the grammar of the npm package tree-sitter-python; one a thread. */
export async function createPythonParser(): Promise<PythonParser> {
  const { language, parse } = await openGrammar('tree-sitter-python/tree-sitter-python.wasm', 'Python');
  return { parse, query: (source) => new Query(language, source) };
}
