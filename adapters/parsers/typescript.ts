import type { TypeScriptParser } from '../../languages/typescript/parser.ts';
import { openGrammar } from './tree-sitter.ts';

/** tree-sitter with the grammar of the npm package tree-sitter-typescript; one a thread. */
export async function createTypeScriptParser(): Promise<TypeScriptParser> {
  const { parse } = await openGrammar('tree-sitter-typescript/tree-sitter-typescript.wasm', 'TypeScript');
  return { parse };
}
