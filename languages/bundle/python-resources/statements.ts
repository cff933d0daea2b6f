import { field, fieldsOf, oneLine, type SyntaxNode, textOf } from '../../python/syntax.ts';
import { assign } from './assign.ts';
import { readImport } from './imports.ts';
import { operate } from './operations.ts';
import { itemsOf, open, type Runtime, type Scope, textIn, truth } from './values.ts';

const MAX_ITEMS = 500;

type Rule = (node: SyntaxNode, scope: Scope, runtime: Runtime) => undefined;

/** How each form of statement is run; others are passed over, their blocks with them. */
const RULES: Readonly<Record<string, Rule>> = {
  module: runAll,
  block: runAll,
  expression_statement: runAll,
  try_statement: runAll,
  with_statement: runAll,
  with_clause: runAll,
  with_item: runWithItem,
  else_clause: runAll,
  finally_clause: runAll,
  import_statement: readImport,
  import_from_statement: readImport,
  assignment: runAssignment,
  augmented_assignment: runAugmented,
  function_definition: (node, scope) => {
    const name = field(node, 'name');
    if (name !== undefined) scope.names.set(textOf(name), { kind: 'function', node, scope });
  },
  decorated_definition: runDecorated,
  class_definition: (node, scope) => {
    scope.names.set(
      textOf(field(node, 'name') ?? node),
      open(`class ${textOf(field(node, 'name') ?? node)}`),
    );
  },
  return_statement: (node, scope, runtime) => {
    const [result] = node.children;
    scope.returned = result === undefined ? { kind: 'scalar', value: null } : runtime.evaluate(result, scope);
  },
  for_statement: runLoop,
  if_statement: runCondition,
  call: (node, scope, runtime) => void runtime.evaluate(node, scope),
};

/** Runs a statement; nothing more is run after a `return`. */
export function runStatement(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  if (scope.returned === null) RULES[node.type]?.(node, scope, runtime);
}

function runAll(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  for (const child of node.children) runStatement(child, scope, runtime);
}

function runWithItem(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  const [pattern] = node.children;
  const [value, target] = pattern?.type === 'as_pattern' ? pattern.children : [];
  const name = target?.children[0];
  if (value !== undefined && name !== undefined) assign(name, runtime.evaluate(value, scope), scope);
}

function runAssignment(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  if (left === undefined || right === undefined) return;
  const value = runtime.evaluate(right, scope);
  if (left.type !== 'subscript') return assign(left, value, scope);
  const [target, key] = [field(left, 'value'), field(left, 'subscript')];
  const table = target === undefined ? null : runtime.evaluate(target, scope);
  const name = key === undefined ? null : textIn(runtime.evaluate(key, scope));
  if (table?.kind === 'table' && name !== null) table.entries.set(name, value);
}

function runAugmented(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  if (left === undefined || right === undefined) return;
  const operator = textOf(field(node, 'operator') ?? node).replace(/=$/, '');
  const result = operate(operator, runtime.evaluate(left, scope), runtime.evaluate(right, scope));
  assign(left, result ?? open(oneLine(node)), scope);
}

/** A class under `@variables` holds the bundle's variables; mutators and other decorators stand on functions that nothing calls here. */
function runDecorated(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  const definition = field(node, 'definition');
  if (definition === undefined) return;
  runStatement(definition, scope, runtime);
  const isVariables = node.children.some((child) => /^@(?:\w+\.)*variables\b/.test(textOf(child)));
  if (definition.type === 'class_definition' && isVariables)
    scope.names.set(textOf(field(definition, 'name') ?? node), { kind: 'variables' });
}

function runLoop(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  const [left, right, body] = [field(node, 'left'), field(node, 'right'), field(node, 'body')];
  if (left === undefined || right === undefined || body === undefined) return;
  const items = itemsOf(runtime.evaluate(right, scope)) ?? [open(oneLine(right))];
  for (const item of items.slice(0, MAX_ITEMS)) {
    if (runtime.isSpent()) return;
    assign(left, item, scope);
    runStatement(body, scope, runtime);
  }
}

/** A branch that only the run chooses is run whichever it is: what it makes may be made. */
function runCondition(node: SyntaxNode, scope: Scope, runtime: Runtime): undefined {
  for (const clause of [node, ...fieldsOf(node, 'alternative')]) {
    const [condition, body] = [field(clause, 'condition'), field(clause, 'consequence')];
    const known = condition === undefined ? true : truth(runtime.evaluate(condition, scope));
    if (known !== false) runStatement(body ?? clause, scope, runtime);
    if (known === true) return;
  }
}
