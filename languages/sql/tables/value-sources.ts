import { identifier, isNode, nodesIn } from '../ast.ts';
import type { Reference } from '../names.ts';
import type { SqlNode } from '../parser.ts';
import type { Session } from '../session.ts';

/** The table that a DML statement changes, as its value expressions may name it. */
export interface ValueTarget {
  readonly reference: Reference;
  /** Alias, or the last part of its name. */
  readonly name: string;
  /** No other table stands beside it, so an unqualified column is its own. */
  readonly sole: boolean;
}

/** Places inside a value expression whose columns choose rows and make no value. */
const NO_VALUE = new Set([
  'over',
  'filter',
  'order_by',
  'partition_by',
  'exists',
  'where_clause',
  'conflict_keys',
  'condition',
]);

/** True when a column of the target is a source of one of the values that are written. */
export function usesTarget(value: unknown, target: ValueTarget, session: Session): boolean {
  if (Array.isArray(value)) return value.some((part) => usesTarget(part, target, session));
  if (!isNode(value)) return false;
  if (isNode(value.column)) return isTargetColumn(value.column, target, session);
  if (isNode(value.select)) return usesInSubquery(value.select, target, session);
  if (isNode(value.eq) && isAssignment(value.eq)) return usesTarget(value.eq.right, target, session);
  if (isInsertTuple(value)) return usesTarget(insertedValues(value), target, session);
  return Object.entries(value).some(([key, part]) => !NO_VALUE.has(key) && usesTarget(part, target, session));
}

/** `SET a = b` comes as an equation whose left side is the column that is set. */
const isAssignment = (equation: SqlNode): boolean =>
  isNode(equation.left) && ('identifier' in equation.left || 'column' in equation.left);

const isInsertTuple = (node: SqlNode): boolean => {
  const first = isNode(node.tuple) ? nodesIn(node.tuple.expressions)[0] : undefined;
  return isNode(first?.var) && first.var.this === 'INSERT';
};

/** `INSERT (columns) VALUES (values)` is a tuple of three. */
const insertedValues = (node: SqlNode): unknown =>
  isNode(node.tuple) ? nodesIn(node.tuple.expressions).slice(-1) : null;

function isTargetColumn(column: SqlNode, target: ValueTarget, session: Session): boolean {
  const qualifier = identifier(column.table)?.text.toLowerCase();
  const name = identifier(column.name)?.text ?? '';
  if (qualifier !== undefined)
    return qualifier === target.name.toLowerCase() || (session.dialect === 'tsql' && qualifier === 'deleted');
  if (
    session.variable(name) !== undefined ||
    /^(?:@|fresh_ref_)/.test(name) ||
    name.toUpperCase() === 'DEFAULT'
  )
    return false;
  return target.sole || onlyTargetHas(name.toLowerCase(), target, session);
}

function onlyTargetHas(column: string, target: ValueTarget, session: Session): boolean {
  const own = session.schema[session.nameOf(target.reference)];
  return own?.some((name) => name.toLowerCase() === column) ?? false;
}

/** A scalar subquery's value is what it selects; an unqualified column there belongs to its own tables. */
function usesInSubquery(select: SqlNode, target: ValueTarget, session: Session): boolean {
  const bare = select.from === null || select.from === undefined;
  return usesTarget(select.expressions, bare ? target : { ...target, sole: false }, session);
}
