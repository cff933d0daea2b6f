import { isTooDeep } from '../../../python/nesting.ts';
import type { TypeScriptParser } from '../../../typescript/parser.ts';
import type { Statement } from '../../form.ts';
import { firstError } from '../errors.ts';
import { lowerModule } from './statements.ts';

/** A TypeScript file in the small form, with the line of the first piece that is not TypeScript. */
export function lowerTypeScript(
  parser: TypeScriptParser,
  text: string,
): { readonly body: readonly Statement[]; readonly error: number | null } {
  if (isTooDeep(text)) return { body: [], error: 1 };
  const tree = parser.parse(text);
  const body = lowerModule(tree.rootNode);
  const error = firstError(tree);
  tree.delete();
  return { body, error };
}
