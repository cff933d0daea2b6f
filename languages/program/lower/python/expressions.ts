import type { Node } from 'web-tree-sitter';
import type { Argument, Entry, Expression, Item } from '../../form.ts';
import { constant, DEEPEST, expression, lambda, NOTHING, nameOf, TOO_DEEP } from '../make.ts';
import { lowerAssignment, lowerAugmented, lowerComprehension } from './assignments.ts';
import { lowerParameters } from './patterns.ts';
import { lowerString } from './strings.ts';

type Lower = (node: Node) => Expression;
type Shape = (node: Node, lower: Lower) => Expression;

/** An expression of Python in the small form. */
export const lowerExpression = (node: Node | null): Expression => lowerAt(node, 0);

function lowerAt(node: Node | null, depth: number): Expression {
  if (node === null) return NOTHING;
  const lower: Lower = (part) => lowerAt(part, depth + 1);
  if (depth > DEEPEST) return TOO_DEEP;
  const shape = SHAPES[node.type];
  if (shape !== undefined) return shape(node, lower);
  return { kind: 'opaque', parts: code(node).map(lower) };
}

const field = (node: Node, name: string, lower: Lower): Expression => {
  const part = node.childForFieldName(name);
  return part === null ? NOTHING : lower(part);
};
const code = (node: Node): Node[] => node.namedChildren.filter(({ type }) => type !== 'comment');
const inner: Shape = (node, lower) => {
  const [only] = code(node);
  return only === undefined ? NOTHING : lower(only);
};
const items: Shape = (node, lower) => ({ kind: 'list', items: code(node).map((part) => item(part, lower)) });

function item(node: Node, lower: Lower): Item {
  return node.type === 'list_splat' ? { value: inner(node, lower), spread: true } : { value: lower(node) };
}

const SHAPES: Readonly<Record<string, Shape>> = {
  identifier: ({ text }) => nameOf(text),
  string: (node, lower) => lowerString(node, lower),
  concatenated_string: (node, lower) => lowerString(node, lower),
  integer: ({ text }) => constant(Number(text.replaceAll('_', ''))),
  float: ({ text }) => constant(Number(text.replaceAll('_', ''))),
  true: () => constant(true),
  false: () => constant(false),
  none: () => NOTHING,
  attribute: (node, lower) => ({
    kind: 'member',
    of: field(node, 'object', lower),
    name: methodName(node.childForFieldName('attribute')?.text ?? ''),
  }),
  subscript: lowerSubscript,
  call: lowerCall,
  list: items,
  tuple: items,
  set: items,
  expression_list: items,
  pattern_list: items,
  dictionary: (node, lower) => ({ kind: 'dict', entries: code(node).map((part) => entry(part, lower)) }),
  parenthesized_expression: inner,
  await: inner,
  type: inner,
  lambda: (node, lower) =>
    lambda(lowerParameters(node.childForFieldName('parameters'), lower), [
      { kind: 'return', value: field(node, 'body', lower) },
    ]),
  conditional_expression: (node, lower) => {
    const [whenTrue = node, test = node, otherwise = node] = code(node);
    return { kind: 'conditional', test: lower(test), whenTrue: lower(whenTrue), otherwise: lower(otherwise) };
  },
  boolean_operator: (node, lower) => binary(node, lower),
  binary_operator: (node, lower) => binary(node, lower),
  comparison_operator: lowerComparison,
  not_operator: (node, lower) => ({ kind: 'not', of: field(node, 'argument', lower) }),
  unary_operator: (node, lower) => ({
    kind: 'binary',
    operator: node.childForFieldName('operator')?.text ?? '-',
    left: constant(0),
    right: field(node, 'argument', lower),
  }),
  named_expression: (node, lower) => ({
    kind: 'assign',
    target: { kind: 'name', name: node.childForFieldName('name')?.text ?? '' },
    value: field(node, 'value', lower),
    declares: true,
  }),
  yield: (node, lower) => ({
    kind: 'opaque',
    parts: code(node).map(lower),
    yields: node.children.some((child) => child?.type === 'from') ? 'all' : 'one',
  }),
  assignment: lowerAssignment,
  augmented_assignment: lowerAugmented,
  list_comprehension: lowerComprehension,
  set_comprehension: lowerComprehension,
  generator_expression: lowerComprehension,
  dictionary_comprehension: lowerComprehension,
};

/** Constructors have one name in the form, whatever a language calls them. */
export const methodName = (name: string): string => (name === '__init__' ? 'constructor' : name);

function lowerSubscript(node: Node, lower: Lower): Expression {
  const [at, ...more] = node.childrenForFieldName('subscript').filter((part) => part !== null);
  const of = field(node, 'value', lower);
  if (at === undefined) return of;
  if (more.length > 0)
    return { kind: 'index', of, at: { kind: 'list', items: [at, ...more].map((part) => item(part, lower)) } };
  if (at.type === 'slice') return lowerSlice(of, at, lower);
  return { kind: 'index', of, at: lower(at) };
}

function lowerSlice(of: Expression, slice: Node, lower: Lower): Expression {
  const bounds: Expression[] = [];
  let from: Expression = constant(0);
  for (const child of slice.children) {
    if (child === null) continue;
    if (child.type === ':') bounds.push(from);
    from = child.type === ':' ? NOTHING : lower(child);
  }
  const args = [...bounds, from].slice(0, 2).map((value): Argument => ({ value }));
  return {
    kind: 'call',
    callee: { kind: 'member', of, name: 'slice' },
    args,
    isNew: null,
    lines: linesOf(slice),
  };
}

export const linesOf = (node: Node): [number, number] => [
  node.startPosition.row + 1,
  node.endPosition.row + 1,
];

function lowerCall(node: Node, lower: Lower): Expression {
  const callee = node.childForFieldName('function');
  // `super()` is a name of the form: the object as its base class sees it.
  if (callee?.type === 'identifier' && callee.text === 'super') return nameOf('super');
  const list = node.childForFieldName('arguments');
  const args =
    list?.type === 'generator_expression'
      ? [{ value: lower(list), written: list.text }]
      : (list === null ? [] : code(list)).map((part) => argument(part, lower));
  const of = callee === null ? NOTHING : lower(callee);
  return { kind: 'call', callee: of, args, isNew: null, lines: linesOf(node) };
}

function argument(node: Node, lower: Lower): Argument {
  if (node.type === 'keyword_argument')
    return {
      name: node.childForFieldName('name')?.text ?? '',
      value: field(node, 'value', lower),
      written: node.childForFieldName('value')?.text ?? '',
    };
  const written = node.text;
  if (node.type === 'list_splat') return { value: inner(node, lower), spread: true, written };
  // An empty name marks `**`: what it spreads are keyword arguments.
  if (node.type === 'dictionary_splat') return { value: inner(node, lower), spread: true, name: '', written };
  return { value: lower(node), written };
}

function entry(node: Node, lower: Lower): Entry {
  if (node.type !== 'pair') return { key: null, value: inner(node, lower) };
  return { key: field(node, 'key', lower), value: field(node, 'value', lower) };
}

function binary(node: Node, lower: Lower): Expression {
  return {
    kind: 'binary',
    operator: node.childForFieldName('operator')?.text ?? '',
    left: field(node, 'left', lower),
    right: field(node, 'right', lower),
  };
}

function lowerComparison(node: Node, lower: Lower): Expression {
  const [left, right, ...more] = code(node);
  if (left === undefined || right === undefined || more.length > 0)
    return { kind: 'opaque', parts: code(node).map(lower) };
  const operator = node.children
    .filter((child) => child !== null && !child.isNamed)
    .map((child) => child?.text)
    .join(' ');
  return { kind: 'binary', operator, left: lower(left), right: lower(right) };
}

/** An expression that stands alone as a statement. */
export const lowerStatementExpression = (node: Node) => expression(lowerExpression(node));
