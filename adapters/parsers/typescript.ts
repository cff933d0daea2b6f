import { fileURLToPath } from 'node:url';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { TypeScriptParser } from '../../languages/typescript/parser.ts';
import { Failure } from '../../schemas/failures.ts';

const GRAMMAR = 'tree-sitter-typescript/tree-sitter-typescript.wasm';

/** tree-sitter with the grammar that the npm package tree-sitter-typescript ships as WebAssembly; one a thread. */
export async function createTypeScriptParser(): Promise<TypeScriptParser> {
  await Parser.init();
  const language = await Language.load(fileURLToPath(import.meta.resolve(GRAMMAR)));
  const parser = new Parser().setLanguage(language);

  function parse(text: string): Tree {
    const tree = parser.parse(text);
    if (tree === null) throw new Failure('MinerStuck', 'The TypeScript parser gave up without a tree');
    return tree;
  }
  return { parse };
}
