import { isNode, nodesIn } from './ast.ts';
import type { SqlNode } from './parser.ts';
import type { Token } from './tokenize.ts';

/**
 * Complexity of a SQL statement, after McCabe's idea: 1, and 1 more for each place where a reader must follow another
 * way. These are joins (a comma between tables is one), queries inside the query (subqueries and CTEs), set operations,
 * branches of CASE and MERGE, and the operators AND and OR. Measured where people measure it by hand, and additive: the
 * complexity of a file is the sum of its statements'. From tokens it is the same but for commas between tables, which
 * are not told from those of other lists there.
 */

/** Decisions in what the parser read, without the 1 of the statement itself. Linear in the AST. */
export function decisionsInAst(statements: readonly SqlNode[]): number {
  const count = { queries: 0, others: 0 };
  const open: object[] = [statements];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const part of value) if (typeof part === 'object' && part !== null) open.push(part);
    } else countNode(value as SqlNode, count, open);
  }
  return decisions(count);
}

interface Count {
  queries: number;
  others: number;
}

/** One query is the statement itself; an operand of a set operation is a query of its own. */
const decisions = ({ queries, others }: Count): number => others + Math.max(0, queries - 1);

/** Every decision is a field that holds an object, so that the many others are passed over at once. */
function countNode(node: SqlNode, count: Count, open: object[]): void {
  for (const key of Object.keys(node)) {
    const part = node[key];
    if (typeof part !== 'object' || part === null) continue;
    open.push(part);
    if (key === 'select' && isNode(part)) count.queries++;
    else count.others += decisionsOf(key, part);
  }
}

/** Fields that hold joins, one entry each. */
const JOINS = new Set(['joins', 'from_joins', 'table_joins']);

function decisionsOf(key: string, part: unknown): number {
  if (JOINS.has(key)) return Array.isArray(part) ? part.length : 0;
  if (key === 'from' && isNode(part)) return Math.max(0, nodesIn(part.expressions).length - 1);
  if (key === 'whens' && Array.isArray(part)) return part.length;
  if (key === 'when' || key === 'and' || key === 'or') return isNode(part) ? 1 : 0;
  return 0;
}

const ONE_EACH = new Set(['JOIN', 'APPLY', 'WHEN', 'AND', 'OR']);

/** Decisions by words alone, for what the parser refuses. */
export function decisionsInTokens(tokens: readonly Token[]): number {
  const count = { queries: 0, others: 0 };
  let betweens = 0;
  for (const [at, { key }] of tokens.entries()) {
    const before = tokens[at - 1]?.key;
    // A name behind a dot, and INSERT OR REPLACE, which chooses nothing.
    if (before === '.' || (key === 'OR' && before === 'INSERT')) continue;
    if (key === 'BETWEEN') betweens++;
    else if (key === 'AND' && betweens > 0) betweens--;
    else if (key === 'SELECT') count.queries++;
    else if (ONE_EACH.has(key)) count.others++;
  }
  return decisions(count);
}
