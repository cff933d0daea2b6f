import { literalPieces } from '../../python/string-literal.ts';
import { field, oneLine, type SyntaxNode, textOf } from '../../python/syntax.ts';
import { callValue } from './calls.ts';
import { comprehend } from './comprehensions.ts';
import { attributeOf, operate } from './operations.ts';
import { placeOf } from './place.ts';
import {
  listOf,
  lookUp,
  open,
  type Runtime,
  type Scope,
  scalar,
  textIn,
  truth,
  type Value,
} from './values.ts';

type Rule = (node: SyntaxNode, scope: Scope, runtime: Runtime) => Value;

/** How each form of expression is read; any other is open. */
const RULES: Readonly<Record<string, Rule>> = {
  identifier: (node, scope) => lookUp(scope, textOf(node)) ?? open(textOf(node)),
  string: readString,
  concatenated_string: (node, scope, runtime) =>
    joined(
      node.children.map((part) => runtime.evaluate(part, scope)),
      node,
    ),
  integer: (node) => scalar(Number(textOf(node).replaceAll('_', ''))),
  float: (node) => scalar(Number(textOf(node).replaceAll('_', ''))),
  true: () => scalar(true),
  false: () => scalar(false),
  none: () => scalar(null),
  list: readItems,
  tuple: readItems,
  set: readItems,
  expression_list: readItems,
  dictionary: readDictionary,
  parenthesized_expression: inner,
  await: inner,
  list_comprehension: comprehend,
  set_comprehension: comprehend,
  generator_expression: comprehend,
  dictionary_comprehension: comprehend,
  conditional_expression: readConditional,
  boolean_operator: readBoolean,
  not_operator: (node, scope, runtime) => {
    const known = truth(child(node, 'argument', scope, runtime));
    return known === null ? open(oneLine(node)) : scalar(!known);
  },
  binary_operator: readOperation,
  comparison_operator: readComparison,
  attribute: (node, scope, runtime) =>
    attributeOf(child(node, 'object', scope, runtime), textOf(field(node, 'attribute') ?? node), {
      runtime,
      written: oneLine(node),
    }),
  subscript: readSubscript,
  call: callValue,
};

/** What an expression comes to, as far as the text fixes it. */
export function readExpression(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  return RULES[node.type]?.(node, scope, runtime) ?? open(oneLine(node));
}

function child(node: SyntaxNode, name: string, scope: Scope, runtime: Runtime): Value {
  const found = field(node, name);
  return found === undefined ? open(oneLine(node)) : runtime.evaluate(found, scope);
}

function inner(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const [only] = node.children;
  return only === undefined ? open(oneLine(node)) : runtime.evaluate(only, scope);
}

function readString(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const pieces = literalPieces(node).map((piece) => {
    if (typeof piece === 'string') return scalar(piece);
    return piece.plain ? runtime.evaluate(piece.expression, scope) : open(oneLine(node));
  });
  return joined(pieces, node);
}

function joined(pieces: readonly Value[], node: SyntaxNode): Value {
  const closed = pieces.every((piece) => piece.kind === 'scalar');
  return closed
    ? scalar(pieces.map((piece) => (piece.kind === 'scalar' ? String(piece.value) : '')).join(''))
    : open(oneLine(node));
}

function readItems(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  return listOf(
    node.children.flatMap((item) => {
      if (item.type !== 'list_splat') return [runtime.evaluate(item, scope)];
      const spread = inner(item, scope, runtime);
      return spread.kind === 'list' ? spread.items : [open(oneLine(item))];
    }),
  );
}

function readDictionary(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const entries = node.children.flatMap((entry) => entriesOf(entry, scope, runtime));
  return { kind: 'table', of: null, entries: new Map(entries), place: placeOf(node, scope) };
}

function entriesOf(entry: SyntaxNode, scope: Scope, runtime: Runtime): (readonly [string, Value])[] {
  if (entry.type === 'dictionary_splat') {
    const spread = inner(entry, scope, runtime);
    return spread.kind === 'table' ? [...spread.entries] : [['**', open(oneLine(entry))]];
  }
  const key = textIn(child(entry, 'key', scope, runtime));
  return key === null ? [] : [[key, child(entry, 'value', scope, runtime)]];
}

function readConditional(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const [yes, condition, no] = node.children;
  if (yes === undefined || condition === undefined || no === undefined) return open(oneLine(node));
  const known = truth(runtime.evaluate(condition, scope));
  return known === null ? open(oneLine(node)) : runtime.evaluate(known ? yes : no, scope);
}

function readBoolean(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const left = child(node, 'left', scope, runtime);
  const known = truth(left);
  if (known === null) return open(oneLine(node));
  const isAnd = textOf(field(node, 'operator') ?? node) === 'and';
  return known === isAnd ? child(node, 'right', scope, runtime) : left;
}

function readOperation(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const operator = textOf(field(node, 'operator') ?? node);
  const [left, right] = [child(node, 'left', scope, runtime), child(node, 'right', scope, runtime)];
  return operate(operator, left, right) ?? open(oneLine(node));
}

function readComparison(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const [left, right, more] = node.children.map((operand) => runtime.evaluate(operand, scope));
  const operator = textOf(field(node, 'operators') ?? node);
  if (left === undefined || right === undefined || more !== undefined) return open(oneLine(node));
  return operate(operator, left, right) ?? open(oneLine(node));
}

function readSubscript(node: SyntaxNode, scope: Scope, runtime: Runtime): Value {
  const [value, key] = [child(node, 'value', scope, runtime), child(node, 'subscript', scope, runtime)];
  if (key.kind !== 'scalar') return open(oneLine(node));
  if (value.kind === 'table') return value.entries.get(String(key.value)) ?? open(oneLine(node));
  const at = typeof key.value === 'number' ? key.value : Number.NaN;
  return (value.kind === 'list' ? value.items.at(at) : undefined) ?? open(oneLine(node));
}
