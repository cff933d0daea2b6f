import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../form.ts';
import { constant, DEEPEST, expression, NOTHING, nameOf } from '../make.ts';
import { lowerClass } from './classes.ts';
import { lowerExpression, lowerFunction } from './expressions.ts';
import { lowerExport, lowerImport } from './modules.ts';
import { lowerPattern } from './patterns.ts';
import { lowerSwitch } from './switches.ts';

/** What the shapes of statements need of each other. */
export interface Lowering {
  readonly value: (node: Node | null) => Expression;
  /** The statements of a body, be it a block or a single one. */
  readonly body: (node: Node | null) => readonly Statement[];
  readonly statement: (node: Node) => readonly Statement[];
}
type Shape = (node: Node, lowering: Lowering) => readonly Statement[];

/** A module of TypeScript in the small form. */
export const lowerModule = (root: Node): readonly Statement[] => all(root, loweringAt(0));

function loweringAt(depth: number): Lowering {
  const body = (node: Node | null): readonly Statement[] => {
    if (node === null || depth > DEEPEST) return [];
    const deeper = loweringAt(depth + 1);
    return node.type === 'statement_block' ? all(node, deeper) : deeper.statement(node);
  };
  const lowering: Lowering = {
    body,
    value: (node) => lowerExpression(node, body),
    statement: (node) => (depth > DEEPEST ? [] : (SHAPES[node.type]?.(node, lowering) ?? [])),
  };
  return lowering;
}

const all = (node: Node, { statement }: Lowering): Statement[] => node.namedChildren.flatMap(statement);
const field = (node: Node, name: string): Node | null => node.childForFieldName(name);

const SHAPES: Readonly<Record<string, Shape>> = {
  expression_statement: (node, { value, statement }) => {
    const [only] = node.namedChildren;
    if (only?.type === 'internal_module') return statement(only);
    return only === undefined ? [] : [expression(value(only))];
  },
  lexical_declaration: declaration,
  variable_declaration: declaration,
  import_statement: (node) => lowerImport(node),
  export_statement: (node, lowering) => lowerExport(node, lowering),
  if_statement: (node, { value, body }) => [
    {
      kind: 'if',
      test: value(field(node, 'condition')),
      whenTrue: inBlock(body(field(node, 'consequence'))),
      otherwise: inBlock(body(field(node, 'alternative')?.namedChild(0) ?? null)),
    },
  ],
  for_in_statement: (node, { value, body }) => [
    {
      kind: 'for',
      target: lowerPattern(field(node, 'left'), value),
      over: value(field(node, 'right')),
      keys: field(node, 'operator')?.type === 'in',
      body: body(field(node, 'body')),
    },
  ],
  for_statement: lowerFor,
  while_statement: (node, { value, body }) => [
    {
      kind: 'while',
      test: value(field(node, 'condition')),
      step: null,
      body: body(field(node, 'body')),
    },
  ],
  do_statement: lowerDo,
  switch_statement: lowerSwitch,
  statement_block: (node, { body }) => inBlock(body(node)),
  labeled_statement: (node, { statement }) => statement(field(node, 'body') ?? node),
  try_statement: (node, { body }) => [
    ...inBlock(body(field(node, 'body'))),
    ...finallyOf(node).flatMap((part) => inBlock(body(part))),
  ],
  return_statement: (node, { value }) => [
    { kind: 'return', value: node.namedChild(0) === null ? null : value(node.namedChild(0)) },
  ],
  throw_statement: () => [{ kind: 'leave', how: 'throw' }],
  break_statement: () => [{ kind: 'leave', how: 'break' }],
  continue_statement: () => [{ kind: 'leave', how: 'continue' }],
  function_declaration: (node, { value, body }) => [lowerFunction(node, value, body)],
  generator_function_declaration: (node, { value, body }) => [lowerFunction(node, value, body)],
  class_declaration: (node, { body }) => [lowerClass(node, body)],
  abstract_class_declaration: (node, { body }) => [lowerClass(node, body)],
  enum_declaration: lowerEnum,
};

const finallyOf = (node: Node): (Node | null)[] => {
  const last = field(node, 'finalizer');
  return last === null ? [] : [field(last, 'body')];
};
/** `do … while (test)`: the test counts from the second time on. */
function lowerDo(node: Node, { value, body }: Lowering): Statement[] {
  const again = '#again';
  const set = (to: boolean, declares: boolean): Statement =>
    expression({ kind: 'assign', target: { kind: 'name', name: again }, value: constant(to), declares });
  const test: Expression = {
    kind: 'conditional',
    test: nameOf(again),
    whenTrue: value(field(node, 'condition')),
    otherwise: constant(true),
  };
  const loop: Statement = {
    kind: 'while',
    test,
    step: null,
    body: [set(true, false), ...body(field(node, 'body'))],
  };
  return [{ kind: 'block', body: [set(false, true), loop] }];
}

const inBlock = (body: readonly Statement[]): Statement[] =>
  body.length === 0 ? [] : [{ kind: 'block', body }];

function declaration(node: Node, { value }: Lowering): Statement[] {
  return node.namedChildren
    .filter(({ type }) => type === 'variable_declarator')
    .map((part) => {
      const target = lowerPattern(field(part, 'name'), value);
      return expression({ kind: 'assign', target, value: value(field(part, 'value')), declares: true });
    });
}

function lowerFor(node: Node, { value, body, statement }: Lowering): Statement[] {
  const start = field(node, 'initializer');
  const test = field(node, 'condition');
  const step = field(node, 'increment');
  const loop: Statement = {
    kind: 'while',
    test: value(test?.type === 'expression_statement' ? test.namedChild(0) : test),
    step: step === null ? null : value(step),
    body: body(field(node, 'body')),
  };
  return [{ kind: 'block', body: [...(start === null ? [] : statement(start)), loop] }];
}

/** An enum is an object of its values; one without value counts from its place. */
function lowerEnum(node: Node, { value }: Lowering): Statement[] {
  const members = field(node, 'body')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  const entries = members.map((member, place) => {
    const key = field(member, 'name') ?? member;
    const given = field(member, 'value');
    return {
      key: { kind: 'constant' as const, value: key.text.replaceAll(/^['"]|['"]$/g, '') },
      value: given === null ? { kind: 'constant' as const, value: place } : value(given),
    };
  });
  const name = field(node, 'name')?.text ?? '';
  const made: Expression = entries.length === 0 ? NOTHING : { kind: 'dict', entries };
  return [expression({ kind: 'assign', target: { kind: 'name', name }, value: made, declares: true })];
}
