import type { Node } from 'web-tree-sitter';
import type { Clause, Expression } from '../../form.ts';
import { NOTHING } from '../make.ts';
import { lowerPattern } from './patterns.ts';

type Lower = (node: Node) => Expression;

const field = (node: Node, name: string, lower: Lower): Expression => {
  const part = node.childForFieldName(name);
  return part === null ? NOTHING : lower(part);
};

export function lowerAssignment(node: Node, lower: Lower): Expression {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  // `name: type` alone says nothing about the value.
  if (left === null || right === null) return NOTHING;
  return { kind: 'assign', target: lowerPattern(left, lower), value: lower(right), declares: true };
}

export function lowerAugmented(node: Node, lower: Lower): Expression {
  const left = node.childForFieldName('left');
  if (left === null) return NOTHING;
  const operator = (node.childForFieldName('operator')?.text ?? '+=').slice(0, -1);
  const value: Expression = {
    kind: 'binary',
    operator,
    left: lower(left),
    right: field(node, 'right', lower),
  };
  return { kind: 'assign', target: lowerPattern(left, lower), value, declares: true };
}

export function lowerComprehension(node: Node, lower: Lower): Expression {
  const body = node.childForFieldName('body');
  const pair = body?.type === 'pair' ? body : null;
  return {
    kind: 'comprehension',
    key: pair === null ? null : field(pair, 'key', lower),
    value: pair === null ? field(node, 'body', lower) : field(pair, 'value', lower),
    clauses: clausesOf(node, lower),
  };
}

/** Each `for` with the tests that follow it. */
function clausesOf(node: Node, lower: Lower): Clause[] {
  const clauses: { target: Clause['target']; over: Expression; tests: Expression[] }[] = [];
  for (const part of node.namedChildren) {
    const left = part.type === 'for_in_clause' ? part.childForFieldName('left') : null;
    if (left !== null)
      clauses.push({ target: lowerPattern(left, lower), over: field(part, 'right', lower), tests: [] });
    const test = part.type === 'if_clause' ? part.namedChildren.find(({ type }) => type !== 'comment') : null;
    if (test !== null && test !== undefined) clauses.at(-1)?.tests.push(lower(test));
  }
  return clauses;
}
