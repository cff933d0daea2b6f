import type { SqlDialect } from '../../../../languages/sql/parser.ts';
import type { StatementTables } from '../../../../languages/sql/script.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { Mined } from '../../miner.ts';

/** Statements as items; what could not be read or resolved as rejects and findings. */
export function toMined(statements: readonly StatementTables[], path: string, dialect: SqlDialect): Mined {
  const items: KnownItem[] = [];
  const rejects: Reject[] = [];
  const seen = new Map<string, number>();
  for (const [at, statement] of statements.entries()) {
    const reject = rejectOf(statement, path);
    if (reject !== null) rejects.push(reject);
    else if (isWorthAnItem(statement))
      items.push(statementItem(statement, path, dialect, at + 1, count(seen, statement.textHash)));
    items.push(...findings(statement, path));
  }
  return { items, rejects };
}

function count(seen: Map<string, number>, hash: string): number {
  const occurrence = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, occurrence);
  return occurrence;
}

const touchesTables = ({ reads, writes }: StatementTables): boolean => reads.length + writes.length > 0;

const isWorthAnItem = (statement: StatementTables): boolean =>
  statement.role === 'statement' || touchesTables(statement);

function rejectOf(statement: StatementTables, path: string): Reject | null {
  const { over, reading, lines, verb } = statement;
  const refused = reading === 'failed' || (reading === 'tokens' && !touchesTables(statement));
  if (over === null && !refused) return null;
  return {
    kind: 'sql-statement',
    reason: over ?? 'parse-error',
    path,
    lines,
    detail: `statement that begins with: ${verb}`,
  };
}

function statementItem(
  statement: StatementTables,
  path: string,
  dialect: SqlDialect,
  ordinal: number,
  occurrence: number,
): KnownItem {
  const { textHash, verb, reads, writes, lines, complexity, reading } = statement;
  return {
    kind: 'sql-statement',
    path,
    lines,
    payload: {
      text_hash: textHash,
      occurrence,
      ordinal,
      dialect,
      statement: verb,
      reads: [...reads],
      writes: [...writes],
      complexity,
      ...(reading === 'tokens' ? { by_tokens: true } : {}),
    },
  };
}

/** What could not be resolved is told with the columns (column-items.ts). */
function findings(statement: StatementTables, path: string): KnownItem[] {
  const { lines, reading, textHash, verb } = statement;
  const guessed = reading === 'tokens' && touchesTables(statement);
  const partial = {
    reason: 'parse-error' as const,
    what: textHash,
    detail: `${verb}: tables found by their place, the parser refused the statement`,
  };
  return guessed ? [{ kind: 'finding', path, lines, payload: partial }] : [];
}
