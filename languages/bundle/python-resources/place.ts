import { type SyntaxNode, textOf } from '../../python/syntax.ts';
import type { Place, Scope } from './values.ts';

/** Where the text of a node stands. */
export function placeOf(node: SyntaxNode, { file }: Pick<Scope, 'file'>): Place {
  return { file, lines: [node.line, node.line + textOf(node).split('\n').length - 1] };
}
