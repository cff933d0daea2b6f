import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../form.ts';
import { callOf, constant, nameOf, template, withoutEscapes } from '../make.ts';

export const linesOf = (node: Node): [number, number] => [
  node.startPosition.row + 1,
  node.endPosition.row + 1,
];

/** A string, or a template with what it puts in. */
export function lowerText(node: Node, lower: (node: Node) => Expression): Expression {
  const parts: Expression[] = [];
  let text = '';
  for (const child of node.namedChildren) {
    if (child.type !== 'template_substitution') {
      text += child.type === 'escape_sequence' ? withoutEscapes(child.text) : child.text;
      continue;
    }
    if (text !== '') parts.push(constant(text));
    text = '';
    const put = child.namedChildren.find(({ type }) => type !== 'comment');
    if (put !== undefined) parts.push(lower(put));
  }
  if (text !== '') parts.push(constant(text));
  return template(parts);
}

/** `/pattern/flags` as the call that makes the same. */
export function lowerRegex(node: Node): Expression {
  const parts = ['pattern', 'flags'].map((part) => constant(node.childForFieldName(part)?.text ?? ''));
  return callOf(nameOf('RegExp'), parts, linesOf(node));
}
