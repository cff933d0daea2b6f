import type { SqlDialect } from './parser.ts';
import { closingParen } from './read-name.ts';
import type { Token } from './tokenize.ts';

const CHANGES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** How many tokens stand here that say nothing of tables and that the parser takes for one; 0 where none do. */
type Rule = (tokens: readonly Token[], at: number) => number;

const key = (tokens: readonly Token[], at: number): string => tokens[at]?.key ?? '';
const words = (tokens: readonly Token[], at: number, ...wanted: readonly string[]): boolean =>
  wanted.every((word, offset) => key(tokens, at + offset) === word);

const RULES: Partial<Readonly<Record<SqlDialect, readonly Rule[]>>> = {
  databricks: [
    (tokens, at) =>
      words(tokens, at, 'WITH', 'SCHEMA', 'EVOLUTION') && key(tokens, at - 1) === 'INSERT' ? 3 : 0,
    (tokens, at) =>
      words(tokens, at - 1, 'INTO', 'ONCE') &&
      tokens[at + 1]?.kind !== 'symbol' &&
      key(tokens, at + 1) !== 'BY'
        ? 1
        : 0,
    (tokens, at) => (words(tokens, at, 'REPLACE', 'USING', '(') ? closingParen(tokens, at + 2) + 1 - at : 0),
  ],
  postgres: [(tokens, at) => (words(tokens, at - 1, 'INTO', 'STRICT') ? 1 : 0)],
  tsql: [
    (tokens, at) => {
      if (!words(tokens, at, 'TOP', '(') || !CHANGES.has(key(tokens, at - 1))) return 0;
      const end = closingParen(tokens, at + 1) + 1;
      return (key(tokens, end) === 'PERCENT' ? end + 1 : end) - at;
    },
  ],
};

/** A statement without clauses that only say how, and stand where the parser awaits a table. */
export function withoutClauses(tokens: readonly Token[], dialect: SqlDialect): readonly Token[] {
  const rules = RULES[dialect];
  if (rules === undefined) return tokens;
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const skipped = rules.map((rule) => rule(tokens, at)).find((count) => count > 0) ?? 0;
    if (skipped === 0) kept.push(tokens[at] as Token);
    at += Math.max(1, skipped);
  }
  return kept.length === tokens.length ? tokens : kept;
}
