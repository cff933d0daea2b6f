import { fileURLToPath } from 'node:url';
import { Language, Parser, Query, type Tree } from 'web-tree-sitter';
import type { PythonParser } from '../../languages/python/parser.ts';
import { Failure } from '../../schemas/failures.ts';

const GRAMMAR = 'tree-sitter-python/tree-sitter-python.wasm';

/** tree-sitter with the grammar that the npm package tree-sitter-python ships as WebAssembly; one a thread. */
export async function createPythonParser(): Promise<PythonParser> {
  await Parser.init();
  const language = await Language.load(fileURLToPath(import.meta.resolve(GRAMMAR)));
  const parser = new Parser().setLanguage(language);

  function parse(text: string): Tree {
    const tree = parser.parse(text);
    if (tree === null) throw new Failure('MinerStuck', 'The Python parser gave up without a tree');
    return tree;
  }
  return { parse, query: (source) => new Query(language, source) };
}
