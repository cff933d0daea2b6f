import type { Node } from 'web-tree-sitter';
import type { ClassField, ClassForm, Expression, FunctionForm, Statement } from '../../form.ts';
import { expression, nameOf } from '../make.ts';
import { lowerExpression, lowerFunction } from './expressions.ts';

type Body = (node: Node) => readonly Statement[];

/** A class with its fields and methods. */
export function lowerClass(node: Node, body: Body): ClassForm {
  const lower = (part: Node): Expression => lowerExpression(part, body);
  const members = node.childForFieldName('body')?.namedChildren ?? [];
  const heritage = node.namedChildren.find(({ type }) => type === 'class_heritage');
  const extended = heritage?.namedChildren.find(({ type }) => type === 'extends_clause');
  // Plain JavaScript has the base without a clause of its own.
  const base = extended?.childForFieldName('value') ?? null;
  return {
    kind: 'class',
    name: node.childForFieldName('name')?.text ?? '',
    bases: base === null ? [] : [lower(base)],
    fields: members.flatMap((member) => fieldsOf(member, lower)),
    methods: members.flatMap((member) =>
      member.type === 'method_definition' ? [methodOf(member, lower, body)] : [],
    ),
    lines: [node.startPosition.row + 1, node.endPosition.row + 1],
  };
}

function fieldsOf(member: Node, lower: (part: Node) => Expression): ClassField[] {
  if (member.type !== 'public_field_definition') return [];
  const value = member.childForFieldName('value');
  const name = member.childForFieldName('name')?.text ?? '';
  const ofClass = member.children.some((child) => child?.type === 'static');
  // A field without value is made by the constructor.
  return value === null ? [] : [{ name, value: lower(value), ofClass }];
}

function methodOf(member: Node, lower: (part: Node) => Expression, body: Body): FunctionForm {
  const plain = lowerFunction(member, lower, body);
  const words = member.children.map((child) => child?.type);
  return {
    ...plain,
    body: [...ownParameters(member), ...plain.body],
    receiver: 'this',
    isGetter: words.includes('get'),
    ofClass: words.includes('static'),
  };
}

/** `constructor(private readonly name)` sets a field of that name. */
function ownParameters(member: Node): Statement[] {
  const list = member.childForFieldName('parameters')?.namedChildren ?? [];
  return list.flatMap((parameter) => {
    const isField = parameter.children.some(
      (child) => child?.type === 'accessibility_modifier' || child?.type === 'readonly',
    );
    const name = parameter.childForFieldName('pattern')?.text ?? '';
    if (!isField) return [];
    return [
      expression({
        kind: 'assign',
        target: { kind: 'member', of: nameOf('this'), name },
        value: nameOf(name),
        declares: false,
      }),
    ];
  });
}
