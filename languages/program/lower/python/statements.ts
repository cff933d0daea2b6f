import type { Node } from 'web-tree-sitter';
import type { Expression, ImportForm, Statement } from '../../form.ts';
import { constant, DEEPEST, TOO_DEEP_STATEMENT } from '../make.ts';
import { decoratorsOf, lowerClass, lowerFunction } from './definitions.ts';
import { lowerExpression, lowerStatementExpression } from './expressions.ts';
import { lowerPattern } from './patterns.ts';

type Body = (node: Node | null) => Statement[];
type Shape = (node: Node, body: Body) => readonly Statement[];

/** A module or block of Python in the small form. */
export const lowerStatements = (node: Node | null, depth = 0): Statement[] => {
  if (node === null) return [];
  if (depth > DEEPEST) return [TOO_DEEP_STATEMENT];
  const body: Body = (part) => lowerStatements(part, depth + 1);
  return node.namedChildren.flatMap((child) => SHAPES[child.type]?.(child, body) ?? []);
};

const field = (node: Node, name: string): Node | null => node.childForFieldName(name);
const ofType = (node: Node, type: string): Node | null =>
  node.namedChildren.find((child) => child.type === type) ?? null;
const blockOf = (clause: Node | null): Node | null => (clause === null ? null : ofType(clause, 'block'));

const SHAPES: Readonly<Record<string, Shape>> = {
  expression_statement: (node) =>
    node.namedChildren.filter(({ type }) => type !== 'comment').map(lowerStatementExpression),
  import_statement: lowerImports,
  import_from_statement: (node) => [lowerFrom(node)],
  if_statement: (node, body) => [lowerIf(node, node.childrenForFieldName('alternative'), body)],
  for_statement: (node, body) => [
    {
      kind: 'for',
      target: lowerPattern(field(node, 'left') ?? node, lowerExpression),
      over: lowerExpression(field(node, 'right')),
      keys: false,
      body: body(field(node, 'body')),
    },
    ...body(blockOf(ofType(node, 'else_clause'))),
  ],
  while_statement: (node, body) => [
    {
      kind: 'while',
      test: lowerExpression(field(node, 'condition')),
      step: null,
      body: body(field(node, 'body')),
    },
    ...body(blockOf(ofType(node, 'else_clause'))),
  ],
  try_statement: (node, body) => [
    {
      kind: 'try',
      body: [...body(field(node, 'body')), ...body(blockOf(ofType(node, 'else_clause')))],
      handlers: node.namedChildren
        .filter(({ type }) => type === 'except_clause' || type === 'except_group_clause')
        .map((clause) => body(blockOf(clause))),
      after: body(blockOf(ofType(node, 'finally_clause'))),
    },
  ],
  with_statement: lowerWith,
  match_statement: lowerMatch,
  return_statement: (node) => [
    { kind: 'return', value: node.namedChild(0) === null ? null : lowerExpression(node.namedChild(0)) },
  ],
  break_statement: () => [{ kind: 'leave', how: 'break' }],
  continue_statement: () => [{ kind: 'leave', how: 'continue' }],
  raise_statement: () => [{ kind: 'leave', how: 'throw' }],
  function_definition: (node, body) => [lowerFunction(node, [], false, body)],
  class_definition: (node, body) => [lowerClass(node, body)],
  decorated_definition: (node, body) => {
    const definition = field(node, 'definition');
    if (definition?.type === 'class_definition') return [lowerClass(definition, body)];
    return definition === null ? [] : [lowerFunction(definition, decoratorsOf(node), false, body)];
  },
  global_statement: (node) => [{ kind: 'outer', names: node.namedChildren.map(({ text }) => text) }],
  nonlocal_statement: (node) => [{ kind: 'outer', names: node.namedChildren.map(({ text }) => text) }],
};

function lowerIf(node: Node, alternatives: readonly (Node | null)[], body: Body): Statement {
  const [next, ...more] = alternatives;
  const otherwise =
    next === null || next === undefined
      ? []
      : next.type === 'elif_clause'
        ? [lowerIf(next, more, body)]
        : body(field(next, 'body'));
  return {
    kind: 'if',
    test: lowerExpression(field(node, 'condition')),
    whenTrue: body(field(node, 'consequence')),
    otherwise,
  };
}

function lowerWith(node: Node, body: Body): Statement[] {
  const items = (ofType(node, 'with_clause')?.namedChildren ?? []).flatMap((item): Statement[] => {
    const value = field(item, 'value');
    const alias = value?.type === 'as_pattern' ? field(value, 'alias') : null;
    if (value === null) return [];
    if (alias === null) return [lowerStatementExpression(value)];
    const target = lowerPattern(alias, lowerExpression);
    const given = lowerExpression(value.namedChild(0));
    return [{ kind: 'expression', value: { kind: 'assign', target, value: given, declares: true } }];
  });
  return [...items, ...body(field(node, 'body'))];
}

/** Cases with literals are compared, `_` is the last resort, other patterns count as unknown. */
function lowerMatch(node: Node, body: Body): Statement[] {
  const subject = lowerExpression(field(node, 'subject'));
  const cases = (field(node, 'body')?.namedChildren ?? []).filter(({ type }) => type === 'case_clause');
  return cases.reduceRight<Statement[]>((otherwise, part) => {
    const pattern = ofType(part, 'case_pattern');
    const whenTrue = body(field(part, 'consequence'));
    const guard = ofType(part, 'if_clause');
    const guarded = guard === null ? null : lowerExpression(guard.namedChild(0));
    if (pattern?.text === '_' && guarded === null) return whenTrue;
    const matches =
      pattern?.text === '_' ? constant(true) : matchTest(subject, pattern?.namedChild(0) ?? null);
    const test = guarded === null ? matches : binary('and', matches, guarded);
    return [{ kind: 'if', test, whenTrue, otherwise }];
  }, []);
}

const binary = (operator: string, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
});

/** Equal to a literal, or to one of several: `"a" | "b"`. */
function matchTest(subject: Expression, pattern: Node | null): Expression {
  if (pattern?.type !== 'union_pattern') return binary('==', subject, lowerExpression(pattern));
  return pattern.namedChildren
    .map((one) => matchTest(subject, one))
    .reduce((left, right) => binary('or', left, right));
}

function lowerImports(node: Node): ImportForm[] {
  return node.childrenForFieldName('name').flatMap((name): ImportForm[] => {
    if (name === null) return [];
    const alias = field(name, 'alias')?.text;
    const module = (field(name, 'name') ?? name).text;
    return [{ kind: 'import', module, names: [{ imported: null, local: alias ?? module }] }];
  });
}

function lowerFrom(node: Node): ImportForm {
  const names = node.childrenForFieldName('name').flatMap((name) => {
    if (name === null) return [];
    const imported = (field(name, 'name') ?? name).text;
    return [{ imported, local: field(name, 'alias')?.text ?? imported }];
  });
  const all = ofType(node, 'wildcard_import') === null ? [] : [{ imported: '*', local: '' }];
  return { kind: 'import', module: field(node, 'module_name')?.text ?? '', names: [...names, ...all] };
}
