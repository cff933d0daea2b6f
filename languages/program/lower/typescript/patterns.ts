import type { Node } from 'web-tree-sitter';
import type { Expression, Parameter, Pattern } from '../../form.ts';

type Lower = (node: Node) => Expression;

const NOBODY: Pattern = { kind: 'name', name: '' };

/** What stands left of `=`, after `const`, or before `of`. */
export function lowerPattern(node: Node | null, lower: Lower): Pattern {
  switch (node?.type) {
    case 'member_expression': {
      const of = node.childForFieldName('object');
      const name = node.childForFieldName('property')?.text ?? '';
      return of === null ? NOBODY : { kind: 'member', of: lower(of), name };
    }
    case 'subscript_expression': {
      const of = node.childForFieldName('object');
      const at = node.childForFieldName('index');
      return of === null || at === null ? NOBODY : { kind: 'index', of: lower(of), at: lower(at) };
    }
    case 'array_pattern':
    case 'array':
      return sequence(node, lower);
    case 'object_pattern':
      return fields(node, lower);
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const fallback = node.childForFieldName('right');
      const pattern = lowerPattern(node.childForFieldName('left'), lower);
      return fallback === null ? pattern : { kind: 'defaulted', pattern, fallback: lower(fallback) };
    }
    case 'rest_pattern':
    case 'spread_element':
    case 'non_null_expression':
    case 'as_expression':
    case 'parenthesized_expression':
      return lowerPattern(node.namedChild(0), lower);
    default:
      return { kind: 'name', name: node?.text ?? '' };
  }
}

/** Holes count as positions: `[, second]`. */
function sequence(node: Node, lower: Lower): Pattern {
  const items: (Pattern | null)[] = [];
  let rest: number | null = null;
  let filled = false;
  for (const child of node.children) {
    if (child === null || child.type === 'comment') continue;
    if (child.type === ',') {
      if (!filled) items.push(null);
      filled = false;
    } else if (child.isNamed) {
      if (child.type === 'rest_pattern' || child.type === 'spread_element') rest = items.length;
      items.push(lowerPattern(child, lower));
      filled = true;
    }
  }
  return { kind: 'sequence', items, rest };
}

function fields(node: Node, lower: Lower): Pattern {
  const out: { key: string; pattern: Pattern }[] = [];
  let rest: Pattern | null = null;
  for (const child of node.namedChildren) {
    if (child.type === 'rest_pattern') rest = lowerPattern(child, lower);
    else if (child.type === 'pair_pattern')
      out.push({
        key: plain(child.childForFieldName('key')),
        pattern: lowerPattern(child.childForFieldName('value'), lower),
      });
    else if (child.type === 'object_assignment_pattern')
      out.push({
        key: child.childForFieldName('left')?.text ?? '',
        pattern: lowerPattern(child, lower),
      });
    else if (child.type === 'shorthand_property_identifier_pattern')
      out.push({ key: child.text, pattern: { kind: 'name', name: child.text } });
  }
  return { kind: 'fields', fields: out, rest };
}

const plain = (key: Node | null): string => (key?.text ?? '').replaceAll(/^['"]|['"]$/g, '');

/** Parameters of a function, and the single bare one of an arrow. */
export function lowerParameters(node: Node, lower: Lower): Parameter[] {
  const bare = node.childForFieldName('parameter');
  if (bare !== null) return [{ pattern: lowerPattern(bare, lower), fallback: null, form: 'one' }];
  const list = node.childForFieldName('parameters')?.namedChildren ?? [];
  return list.flatMap((child): Parameter[] => {
    if (child.type !== 'required_parameter' && child.type !== 'optional_parameter') return [];
    const pattern = child.childForFieldName('pattern');
    // A declared type of `this` takes no argument.
    if (pattern?.type === 'this') return [];
    const value = child.childForFieldName('value');
    const form = pattern?.type === 'rest_pattern' ? 'rest' : 'one';
    return [{ pattern: lowerPattern(pattern, lower), fallback: value === null ? null : lower(value), form }];
  });
}
