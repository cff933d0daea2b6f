import { isTooDeep } from '../../../python/nesting.ts';
import type { PythonParser } from '../../../python/parser.ts';
import type { Statement } from '../../form.ts';
import { firstError } from '../errors.ts';
import { TOO_DEEP_STATEMENT } from '../make.ts';
import { lowerStatements } from './statements.ts';

/** A Python file in the small form, with the line of the first piece that is not Python. */
export function lowerPython(
  parser: PythonParser,
  text: string,
): { readonly body: readonly Statement[]; readonly error: number | null } {
  if (isTooDeep(text)) return { body: [TOO_DEEP_STATEMENT], error: 1 };
  const tree = parser.parse(text);
  const body = lowerStatements(tree.rootNode);
  const error = firstError(tree);
  tree.delete();
  return { body, error };
}
