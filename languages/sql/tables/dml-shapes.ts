import { identifier, isNode, nodesIn, outputParts, tableParts } from '../ast.ts';
import type { NamePart } from '../names.ts';
import type { SqlNode } from '../parser.ts';

/** INSERT, UPDATE and DELETE hold OUTPUT INTO in one shape, MERGE in another. */
export function storedInto(node: SqlNode): NamePart[] | null {
  if (isNode(node.output)) return outputParts(node.output.into_table);
  const clause = isNode(node.returning) ? node.returning.returning : null;
  return isNode(clause) ? outputParts(clause.into) : null;
}

/** The table that an alias stands for in a FROM clause; subqueries have aliases of their own. */
export function findAliased(value: unknown, alias: string): NamePart[] | null {
  if (Array.isArray(value)) {
    for (const part of value) {
      const found = findAliased(part, alias);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isNode(value) || 'select' in value) return null;
  const parts = tableParts(value);
  if (parts !== null) return identifier(value.alias)?.text.toLowerCase() === alias ? parts : null;
  return findAliased(Object.values(value), alias);
}

/** The right-hand sides of a MERGE's UPDATE SET and the VALUES of its INSERT; conditions are no values. */
export function mergeValues(whens: unknown): unknown[] {
  const clause = isNode(whens) && isNode(whens.whens) ? whens.whens.expressions : [];
  return nodesIn(clause).map((entry) => (isNode(entry.when) ? entry.when.then : null));
}

/** A MERGE keeps its CTEs under another key than all the others. */
export const isWith = (key: string): boolean => key === 'with' || key === 'with_';

/** The target of a MERGE is a table, or an alias around one. */
export function mergeTarget(node: SqlNode): { readonly table: unknown; readonly alias: unknown } {
  const wrapped = isNode(node.this) ? node.this : {};
  const aliased = isNode(wrapped.alias) ? wrapped.alias : { this: wrapped, alias: null };
  return { table: isNode(aliased.this) ? aliased.this.table : null, alias: aliased.alias };
}

/** True when a clause is absent or empty. */
export const isAbsent = (part: unknown): boolean =>
  part === null || part === undefined || (Array.isArray(part) && part.length === 0);
