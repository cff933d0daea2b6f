import type { Node } from 'web-tree-sitter';
import type { Argument, Entry, Expression, FunctionForm, Statement } from '../../form.ts';
import { constant, DEEPEST, lambda, NOTHING, nameOf, TOO_DEEP } from '../make.ts';
import { lowerParameters, lowerPattern } from './patterns.ts';
import { linesOf, lowerRegex, lowerText } from './texts.ts';

type Lower = (node: Node) => Expression;
type Body = (node: Node) => readonly Statement[];
type Shape = (node: Node, lower: Lower, body: Body) => Expression;

/** An expression of TypeScript in the small form; `body` lowers the statements of functions in it. */
export function lowerExpression(node: Node | null, body: Body, depth = 0): Expression {
  if (node === null) return NOTHING;
  if (depth > DEEPEST) return TOO_DEEP;
  const lower: Lower = (part) => lowerExpression(part, body, depth + 1);
  const shape = SHAPES[node.type];
  if (shape !== undefined) return shape(node, lower, body);
  return { kind: 'opaque', parts: code(node).filter(isValue).map(lower) };
}

const code = (node: Node): Node[] => node.namedChildren.filter(({ type }) => type !== 'comment');
const isValue = ({ type }: Node): boolean => !/type|annotation|identifier_pattern/.test(type);
const field = (node: Node, name: string, lower: Lower): Expression => {
  const part = node.childForFieldName(name);
  return part === null ? NOTHING : lower(part);
};
const inner: Shape = (node, lower) => {
  const only = code(node)[0];
  return only === undefined ? NOTHING : lower(only);
};
/** The value stands last: `<T>value`. */
const last: Shape = (node, lower) => {
  const only = code(node).at(-1);
  return only === undefined ? NOTHING : lower(only);
};

const SHAPES: Readonly<Record<string, Shape>> = {
  identifier: ({ text }) => (text === 'undefined' ? NOTHING : nameOf(text)),
  shorthand_property_identifier: ({ text }) => nameOf(text),
  undefined: () => NOTHING,
  null: () => NOTHING,
  this: () => nameOf('this'),
  super: () => nameOf('super'),
  true: () => constant(true),
  false: () => constant(false),
  number: ({ text }) => constant(Number(text.replaceAll('_', ''))),
  string: lowerText,
  template_string: lowerText,
  regex: lowerRegex,
  /** `new.target`: the class that is being made. */
  meta_property: ({ text }) => nameOf(text.replaceAll(/\s/g, '')),
  yield_expression: (node, lower) => ({
    kind: 'opaque',
    parts: code(node).map(lower),
    yields: node.children.some((child) => child?.type === '*') ? 'all' : 'one',
  }),
  member_expression: (node, lower) => ({
    kind: 'member',
    of: field(node, 'object', lower),
    name: node.childForFieldName('property')?.text ?? '',
  }),
  subscript_expression: (node, lower) => ({
    kind: 'index',
    of: field(node, 'object', lower),
    at: field(node, 'index', lower),
  }),
  call_expression: (node, lower) => lowerCall(node, 'function', false, lower),
  new_expression: (node, lower) => lowerCall(node, 'constructor', true, lower),
  array: (node, lower) => ({
    kind: 'list',
    items: code(node).map((part) =>
      part.type === 'spread_element'
        ? { value: inner(part, lower, noBody), spread: true }
        : { value: lower(part) },
    ),
  }),
  object: (node, lower, body) => ({
    kind: 'dict',
    entries: code(node).flatMap((part) => entry(part, lower, body)),
  }),
  parenthesized_expression: inner,
  non_null_expression: inner,
  as_expression: inner,
  satisfies_expression: inner,
  await_expression: inner,
  instantiation_expression: inner,
  type_assertion: last,
  sequence_expression: last,
  ternary_expression: (node, lower) => ({
    kind: 'conditional',
    test: field(node, 'condition', lower),
    whenTrue: field(node, 'consequence', lower),
    otherwise: field(node, 'alternative', lower),
  }),
  binary_expression: (node, lower) => ({
    kind: 'binary',
    operator: node.childForFieldName('operator')?.text ?? '',
    left: field(node, 'left', lower),
    right: field(node, 'right', lower),
  }),
  unary_expression: (node, lower) => {
    const of = field(node, 'argument', lower);
    const operator = node.childForFieldName('operator')?.text;
    if (operator === '!') return { kind: 'not', of };
    if (operator === '-') return { kind: 'binary', operator, left: constant(0), right: of };
    return operator === '+' ? of : { kind: 'opaque', parts: [of] };
  },
  assignment_expression: (node, lower) => ({
    kind: 'assign',
    target: lowerPattern(node.childForFieldName('left'), lower),
    value: field(node, 'right', lower),
    declares: false,
  }),
  augmented_assignment_expression: (node, lower) =>
    change(node.childForFieldName('left'), node, field(node, 'right', lower), lower),
  update_expression: (node, lower) => change(node.childForFieldName('argument'), node, constant(1), lower),
  arrow_function: lowerFunction,
  function_expression: lowerFunction,
  generator_function: lowerFunction,
};

const noBody: Body = () => [];

function lowerCall(node: Node, calleeField: string, isNew: boolean, lower: Lower): Expression {
  const callee = node.childForFieldName(calleeField);
  const list = node.childForFieldName('arguments');
  // A tagged template passes its text as the only argument.
  const given = list === null ? [] : list.type === 'template_string' ? [list] : code(list);
  const args = given.map(
    (part): Argument =>
      part.type === 'spread_element'
        ? { value: inner(part, lower, noBody), spread: true }
        : { value: lower(part) },
  );
  const of: Expression =
    callee?.type === 'super'
      ? { kind: 'member', of: nameOf('super'), name: 'constructor' }
      : callee === null
        ? NOTHING
        : lower(callee);
  return { kind: 'call', callee: of, args, isNew, lines: linesOf(node) };
}

function entry(node: Node, lower: Lower, body: Body): Entry[] {
  switch (node.type) {
    case 'spread_element':
      return [{ key: null, value: inner(node, lower, body) }];
    case 'shorthand_property_identifier':
      return [{ key: constant(node.text), value: nameOf(node.text) }];
    case 'pair':
      return [{ key: keyOf(node.childForFieldName('key'), lower), value: field(node, 'value', lower) }];
    case 'method_definition':
      return [{ key: keyOf(node.childForFieldName('name'), lower), value: lowerFunction(node, lower, body) }];
    default:
      return [];
  }
}

function keyOf(node: Node | null, lower: Lower): Expression {
  if (node?.type === 'computed_property_name') return inner(node, lower, noBody);
  return node?.type === 'string' ? lower(node) : constant(node?.text ?? '');
}

function change(target: Node | null, node: Node, by: Expression, lower: Lower): Expression {
  if (target === null) return NOTHING;
  const operator = (node.childForFieldName('operator')?.text ?? '+=').replace(/=$/, '').slice(0, 2);
  const value: Expression = {
    kind: 'binary',
    operator: operator === '++' ? '+' : operator === '--' ? '-' : operator,
    left: lower(target),
    right: by,
  };
  return { kind: 'assign', target: lowerPattern(target, lower), value, declares: false };
}

/** Arrow functions, function expressions and methods of objects. */
export function lowerFunction(node: Node, lower: Lower, body: Body): FunctionForm {
  const inside = node.childForFieldName('body');
  const statements: readonly Statement[] =
    inside === null
      ? []
      : inside.type === 'statement_block'
        ? body(inside)
        : [{ kind: 'return', value: lower(inside) }];
  const name = node.childForFieldName('name')?.text ?? '';
  return lambda(lowerParameters(node, lower), statements, name);
}
