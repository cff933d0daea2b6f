import { decisionsInAst, decisionsInTokens } from './complexity.ts';
import type { SqlParser } from './parser.ts';
import { rewrite } from './rewrite.ts';
import { Scope } from './scopes.ts';
import type { TableFacts } from './tables/facts.ts';
import { scanTables } from './tables/scan.ts';
import { TableWalk } from './tables/walk.ts';
import type { Token } from './tokenize.ts';
import { withoutClauses } from './without-clauses.ts';

/**
 * How the tables of a statement were found; `tokens`: the parser refused it, so only names in certain places count;
 * `traced`: it did, but the engine of columns understood every word.
 */
export type Reading = 'none' | 'ast' | 'tokens' | 'traced';

/** The parser takes superlinear time over long chains of set operations and refuses them in the end. */
const MAX_SET_OPERATIONS = 500;
const SET_OPERATIONS = new Set(['UNION', 'EXCEPT', 'INTERSECT', 'MINUS']);

const isLongChain = (tokens: readonly Token[]): boolean =>
  tokens.reduce((count, { key }) => count + (SET_OPERATIONS.has(key) ? 1 : 0), 0) > MAX_SET_OPERATIONS;

const UNREAD = new Set(['raw', 'command', 'unknown']);

/** Reads the tables of a query or a DML statement into `facts`. An `expression` is read as what a SELECT lists. */
export function readQuery(
  written: readonly Token[],
  facts: TableFacts,
  parser: SqlParser,
  expression = false,
): Reading {
  const tokens = withoutClauses(written, facts.session.dialect);
  if (tokens.length === 0) return 'none';
  if (expression && !tokens.some((token) => token.key === 'SELECT' || token.key === 'FROM')) return 'none';
  if (isLongChain(tokens)) return readWords(tokens, facts);
  const rewritten = rewrite(tokens, facts.session);
  const parsed = parser.parse(
    expression ? `SELECT ${rewritten.text}` : rewritten.text,
    facts.session.dialect,
  );
  const usable =
    'statements' in parsed &&
    parsed.statements.length === 1 &&
    !Object.keys(parsed.statements[0] ?? {}).some((key) => UNREAD.has(key));
  if (!usable) return readWords(tokens, facts);
  facts.decisions += decisionsInAst(parsed.statements);
  new TableWalk(facts, rewritten, parsed.statements[0] ?? {}).visit(
    parsed.statements,
    new Scope(facts.session.dialect),
  );
  return 'ast';
}

function readWords(tokens: readonly Token[], facts: TableFacts): Reading {
  scanTables(tokens, facts);
  facts.decisions += decisionsInTokens(tokens);
  return 'tokens';
}
