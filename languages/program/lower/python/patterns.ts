import type { Node } from 'web-tree-sitter';
import type { Expression, Parameter, Pattern } from '../../form.ts';

type Lower = (node: Node) => Expression;

/** What stands left of an assignment or after `for`. */
export function lowerPattern(node: Node, lower: Lower): Pattern {
  switch (node.type) {
    case 'attribute': {
      const of = node.childForFieldName('object');
      const name = node.childForFieldName('attribute')?.text ?? '';
      return of === null ? { kind: 'name', name } : { kind: 'member', of: lower(of), name };
    }
    case 'subscript': {
      const of = node.childForFieldName('value');
      const [at, ...more] = node.childrenForFieldName('subscript').filter((child) => child !== null);
      if (of === null || at === undefined) return { kind: 'name', name: '' };
      if (more.length === 0) return { kind: 'index', of: lower(of), at: lower(at) };
      const items = [at, ...more].map((child) => ({ value: lower(child) }));
      return { kind: 'index', of: lower(of), at: { kind: 'list', items } };
    }
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'expression_list':
    case 'tuple':
    case 'list':
      return sequence(node, lower);
    case 'list_splat_pattern':
    case 'parenthesized_expression':
    case 'as_pattern_target': {
      const [inner] = node.namedChildren;
      return inner === undefined ? { kind: 'name', name: '' } : lowerPattern(inner, lower);
    }
    default:
      return { kind: 'name', name: node.text };
  }
}

function sequence(node: Node, lower: Lower): Pattern {
  const parts = node.namedChildren.filter(({ type }) => type !== 'comment');
  const rest = parts.findIndex(({ type }) => type === 'list_splat_pattern' || type === 'list_splat');
  return {
    kind: 'sequence',
    items: parts.map((part) => lowerPattern(part, lower)),
    rest: rest < 0 ? null : rest,
  };
}

/** Parameters of a function or lambda, the receiver of a method among them. */
export function lowerParameters(node: Node | null, lower: Lower): Parameter[] {
  return (node?.namedChildren ?? []).flatMap((child): Parameter[] => {
    const parameter = lowerParameter(child, lower);
    return parameter === null ? [] : [parameter];
  });
}

function lowerParameter(node: Node, lower: Lower): Parameter | null {
  switch (node.type) {
    case 'default_parameter':
    case 'typed_default_parameter': {
      const name = node.childForFieldName('name');
      const value = node.childForFieldName('value');
      if (name === null) return null;
      return typed(one(lowerPattern(name, lower), value === null ? null : lower(value)), node);
    }
    case 'typed_parameter': {
      const [inner] = node.namedChildren;
      return inner === undefined ? null : typed(lowerParameter(inner, lower), node);
    }
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern': {
      const [inner] = node.namedChildren;
      if (inner === undefined) return null;
      const form = node.type === 'list_splat_pattern' ? 'rest' : 'named-rest';
      return { pattern: lowerPattern(inner, lower), fallback: null, form };
    }
    case 'identifier':
    case 'tuple_pattern':
      return one(lowerPattern(node, lower), null);
    default:
      return null;
  }
}

function typed(parameter: Parameter | null, node: Node): Parameter | null {
  const type = node.childForFieldName('type')?.text;
  return parameter === null || type === undefined ? parameter : { ...parameter, type };
}

const one = (pattern: Pattern, fallback: Expression | null): Parameter => ({
  pattern,
  fallback,
  form: 'one',
});
