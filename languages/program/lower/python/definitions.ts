import type { Node } from 'web-tree-sitter';
import type { ClassField, ClassForm, FunctionForm, Statement } from '../../form.ts';
import { linesOf, lowerExpression, methodName } from './expressions.ts';
import { lowerParameters } from './patterns.ts';

type Body = (node: Node | null) => Statement[];

/** A function, or a method when `inClass`: its first parameter is then the receiver. */
export function lowerFunction(
  node: Node,
  decorators: readonly Node[],
  inClass: boolean,
  body: Body,
): FunctionForm {
  const marks = decorators.map(({ text }) => text.slice(1).trim());
  const all = lowerParameters(node.childForFieldName('parameters'), lowerExpression);
  const takesSelf = inClass && !marks.includes('staticmethod');
  const first = all[0]?.pattern;
  return {
    kind: 'function',
    name: methodName(node.childForFieldName('name')?.text ?? ''),
    parameters: takesSelf ? all.slice(1) : all,
    body: body(node.childForFieldName('body')),
    receiver: takesSelf && first?.kind === 'name' ? first.name : null,
    isGetter: marks.some((name) => /(^|\.)(cached_)?property$|\.getter$/.test(name)),
    ofClass: marks.includes('classmethod') || marks.includes('staticmethod'),
    lines: linesOf(node),
    decorators: decorators.map((node) => lowerExpression(node.namedChild(0))),
  };
}

/** A class with its fields and methods; what else its body does is not looked at. */
export function lowerClass(node: Node, body: Body): ClassForm {
  const members = node.childForFieldName('body')?.namedChildren ?? [];
  const bases = (node.childForFieldName('superclasses')?.namedChildren ?? []).filter(
    ({ type }) => type !== 'keyword_argument' && type !== 'comment',
  );
  return {
    kind: 'class',
    name: node.childForFieldName('name')?.text ?? '',
    bases: bases.map(lowerExpression),
    fields: members.flatMap(fieldsOf),
    methods: members.flatMap((member) => methodsOf(member, body)),
    lines: linesOf(node),
  };
}

function fieldsOf(member: Node): ClassField[] {
  const [assignment] = member.type === 'expression_statement' ? member.namedChildren : [];
  if (assignment?.type !== 'assignment') return [];
  const left = assignment.childForFieldName('left');
  const right = assignment.childForFieldName('right');
  if (left?.type !== 'identifier') return [];
  const value = right === null ? null : lowerExpression(right);
  return [{ name: left.text, value, ofClass: true }];
}

export const decoratorsOf = (node: Node): Node[] =>
  node.namedChildren.filter(({ type }) => type === 'decorator');

function methodsOf(member: Node, body: Body): FunctionForm[] {
  if (member.type === 'function_definition') return [lowerFunction(member, [], true, body)];
  if (member.type !== 'decorated_definition') return [];
  const definition = member.childForFieldName('definition');
  if (definition?.type !== 'function_definition') return [];
  const decorators = decoratorsOf(member);
  if (decorators.some(({ text }) => /\.(setter|deleter)\s*$/.test(text))) return [];
  return [lowerFunction(definition, decorators, true, body)];
}
