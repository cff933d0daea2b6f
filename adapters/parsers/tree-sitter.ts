import { fileURLToPath } from 'node:url';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { Failure } from '../../schemas/failures.ts';

let started: Promise<void> | null = null;

/**
 * tree-sitter with a grammar that an npm package ships as WebAssembly. The library itself is started once a thread: a start
 * while another one is under way would replace its memory under the grammars that are being loaded into it.
 */
export async function openGrammar(
  file: string,
  name: string,
): Promise<{ readonly language: Language; readonly parse: (text: string) => Tree }> {
  started ??= Parser.init();
  await started;
  const language = await Language.load(fileURLToPath(import.meta.resolve(file)));
  const parser = new Parser().setLanguage(language);

  function parse(text: string): Tree {
    const tree = parser.parse(text);
    if (tree === null) throw new Failure('MinerStuck', `The ${name} parser gave up without a tree`);
    return tree;
  }
  return { language, parse };
}
