import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { statementTables } from './lineage/statement-tables.ts';
import type { SqlDialect, SqlParser } from './parser.ts';
import { type KnownSchema, Session, type Unresolved } from './session.ts';
import { type RawStatement, type StatementRole, splitStatements } from './split.ts';
import type { Outcome } from './statements/context.ts';
import { readStatement } from './statements/read-statement.ts';
import { TableFacts } from './tables/facts.ts';
import { textHash } from './text-hash.ts';

/** A statement of a script with the persistent tables that it touches (sorted, no duplicates) and its complexity. */
export interface StatementTables {
  readonly role: StatementRole;
  readonly verb: string;
  readonly lines: [number, number];
  readonly textHash: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly unresolved: readonly Unresolved[];
  /** See complexity.ts. */
  readonly complexity: number;
  /** How it was read; `tokens` and `failed` say that nothing here understood it. */
  readonly reading: Outcome['reading'];
  /** Set instead of any table when a statement is over the budget. */
  readonly over: 'too-large' | 'too-deep' | null;
}

const MAX_TOKENS = 200_000;
const MAX_NESTING = 2_000;

/** Reads a script statement by statement; temporary tables, USE and variables carry over from one to the next. */
export function readScript(
  text: string,
  dialect: SqlDialect,
  parser: SqlParser,
  schema: KnownSchema = {},
): StatementTables[] {
  const session = new Session(dialect, schema);
  const raws = splitStatements(text, dialect);
  const read = raws.map((raw) => readOne(raw, session, parser));
  const open = read.map((statement, at) => isOpen(statement, raws[at]?.tokens ?? []));
  if (!open.includes(true)) return read;
  const traced = statementTables(raws, dialect, schema);
  return read.map((statement, at) => {
    const tables = open[at] === true ? (traced[at] ?? null) : null;
    if (tables === null) return statement;
    return {
      ...statement,
      ...tables,
      reading: statement.reading === 'tokens' ? 'traced' : statement.reading,
    };
  });
}

/**
 * What the parser refused is asked of the engine of columns, which has a grammar of its own; so are changes behind CTEs,
 * which may be made through one of them, and what seems to read no table though it speaks of some.
 */
function isOpen({ reading, verb, reads }: StatementTables, tokens: RawStatement['tokens']): boolean {
  if (reading === 'failed' || endsOpen(tokens.at(-1))) return false;
  if (reading === 'tokens' || reads.some((name) => name.startsWith('identifier('))) return true;
  if (tokens[0]?.key === 'WITH') return /^(?:insert|update|delete|merge)$/.test(verb);
  if (reads.length > 0) return false;
  // Of these the parser's word is good enough, and they are many: values, constants, EXTRACT(x FROM y).
  const isKnown = reading === 'ast' && /^(?:select|create function)$/.test(verb);
  return isKnown
    ? tokens.some(({ key }) => key === 'TRIGGER')
    : verb.startsWith('execute') || tokens.some(mayNameTables);
}

/** A text or name whose quote is never closed takes in all that follows: no reading of it is whole. */
function endsOpen(last: RawStatement['tokens'][number] | undefined): boolean {
  if (last?.kind !== 'string' && last?.kind !== 'quoted') return false;
  const at = last.text.search(/['"`[$]/);
  const quote = last.text.charAt(at);
  return last.text.length - at < 2 || !last.text.endsWith(quote === '[' ? ']' : quote);
}

/** Words before a table, and texts that may be scripts. */
const mayNameTables = ({ key, kind, text }: RawStatement['tokens'][number]): boolean =>
  kind === 'string'
    ? /\b(?:from|into|update)\b/i.test(text)
    : /^(?:FROM|UPDATE|PIVOT|UNPIVOT|USING)$/.test(key);

function readOne(raw: RawStatement, session: Session, parser: SqlParser): StatementTables {
  const over = overBudget(raw);
  const facts = new TableFacts(session);
  const outcome: Outcome =
    over === null
      ? readStatement(raw, facts, parser)
      : { verb: raw.tokens[0]?.key.toLowerCase() || 'statement', reading: 'failed' };
  facts.finish();
  return {
    role: raw.role,
    verb: outcome.verb,
    lines: raw.lines,
    textHash: textHash(raw.tokens),
    reads: [...facts.reads].sort(byCodeUnit),
    writes: [...facts.writes].sort(byCodeUnit),
    unresolved: facts.unresolved.filter(
      (one, at, all) =>
        all.findIndex((other) => other.what === one.what && other.reason === one.reason) === at,
    ),
    complexity: 1 + facts.decisions,
    reading: outcome.reading,
    over,
  };
}

function overBudget(raw: RawStatement): StatementTables['over'] {
  if (raw.tokens.length > MAX_TOKENS) return 'too-large';
  let depth = 0;
  for (const { key } of raw.tokens) {
    if (key === '(' && ++depth > MAX_NESTING) return 'too-deep';
    if (key === ')') depth--;
  }
  return null;
}
