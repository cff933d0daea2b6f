import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../form.ts';
import { constant, template, withoutEscapes } from '../make.ts';

/** A string literal, with the values that an f-string puts in; adjacent literals are one. */
export function lowerString(node: Node, lower: (part: Node) => Expression): Expression {
  if (node.type === 'concatenated_string') {
    const parts = node.namedChildren.flatMap((child) => partsOf(child, lower));
    return template(joined(parts));
  }
  return template(joined(partsOf(node, lower)));
}

function partsOf(node: Node, lower: (part: Node) => Expression): Expression[] {
  const start = node.namedChildren.find(({ type }) => type === 'string_start')?.text.toLowerCase() ?? '';
  const isRaw = start.includes('r');
  const isFormat = start.includes('f');
  return node.namedChildren.flatMap((child): Expression[] => {
    if (child.type === 'string_content') {
      const text = isRaw ? child.text : withoutEscapes(child.text);
      return [constant(isFormat ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text)];
    }
    if (child.type !== 'interpolation') return [];
    const value = child.childForFieldName('expression');
    return value === null ? [] : [padded(lower(value), child)];
  });
}

/** `{number:02d}`: what a name is padded with belongs to it. Any other form of a value is left open. */
function padded(value: Expression, hole: Node): Expression {
  const specifier = hole.childForFieldName('format_specifier')?.text ?? '';
  if (/^:?[sd]?$/.test(specifier)) return value;
  const width = /^:0(\d{1,2})d?$/.exec(specifier)?.[1];
  const name = width === undefined ? '__format__' : 'zfill';
  const lines: [number, number] = [hole.startPosition.row + 1, hole.endPosition.row + 1];
  const args = [{ value: constant(width === undefined ? specifier : Number(width)) }];
  return { kind: 'call', callee: { kind: 'member', of: value, name }, args, isNew: null, lines };
}

/** Neighbouring fixed texts as one, so that a text without values is a constant. */
function joined(parts: readonly Expression[]): Expression[] {
  const out: Expression[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last?.kind === 'constant' && part.kind === 'constant')
      out[out.length - 1] = constant(`${last.value}${part.value}`);
    else out.push(part);
  }
  return out;
}
