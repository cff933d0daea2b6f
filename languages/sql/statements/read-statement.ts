import { stringValue } from '../names.ts';
import type { SqlParser } from '../parser.ts';
import { readQuery } from '../query.ts';
import { type RawStatement, splitStatements } from '../split.ts';
import type { TableFacts } from '../tables/facts.ts';
import type { Token } from '../tokenize.ts';
import {
  alterStatement,
  applyChangesStatement,
  cacheStatement,
  dropStatement,
  restoreStatement,
  truncateStatement,
} from './change.ts';
import type { Outcome, StatementContext } from './context.ts';
import { createStatement } from './create.ts';
import { executeStatement, readAssignment, useStatement, variableStatement } from './script.ts';
import { copyStatement, exportStatement, loadStatement } from './transfer.ts';

type Reader = (context: StatementContext) => Outcome;

const query =
  (verb: string): Reader =>
  ({ tokens, facts, parser }) => ({ verb, reading: readQuery(tokens, facts, parser) });

/** By the first word. What is not here, and not a query, touches no table. */
const READERS: Readonly<Record<string, Reader>> = {
  SELECT: query('select'),
  FROM: query('select'),
  VALUES: query('select'),
  '(': query('select'),
  TABLE: query('select'),
  WITH: (context) => ({ ...query('select')(context), verb: mainVerb(context.tokens) }),
  INSERT: (context) => insertStatement(context),
  REPLACE: query('replace'),
  MERGE: query('merge'),
  UPDATE: query('update'),
  DELETE: query('delete'),
  CREATE: createStatement,
  DROP: dropStatement,
  RESTORE: restoreStatement,
  TRUNCATE: truncateStatement,
  ALTER: alterStatement,
  COPY: copyStatement,
  LOAD: loadStatement,
  APPLY: applyChangesStatement,
  AUTO: applyChangesStatement,
  CACHE: cacheStatement,
  EXPORT: exportStatement,
  UNLOAD: exportStatement,
  USE: useStatement,
  DECLARE: variableStatement,
  SET: variableStatement,
  LET: variableStatement,
  EXECUTE: executeStatement,
  EXEC: executeStatement,
  RETURN: ({ tokens, facts, parser }) => ({
    verb: 'return',
    reading: readQuery(tokens.slice(1), facts, parser, !/^(SELECT|WITH|TABLE)$/.test(tokens[1]?.key ?? '')),
  }),
  PERFORM: ({ tokens, facts, parser }) => ({
    verb: 'select',
    reading: readQuery(tokens.slice(1), facts, parser, true),
  }),
  DO: (context) => ({ verb: 'do', reading: nestedString(context) }),
};

/** Statements that touch no table by what they are; every other first word that is unknown is a parse error. */
const NO_TABLES = new Set(
  'OPTIMIZE VACUUM ANALYZE GRANT REVOKE DENY COMMENT DESCRIBE DESC SHOW EXPLAIN BEGIN COMMIT ROLLBACK START SAVEPOINT END REFRESH MSCK CALL PRINT RAISE RAISERROR THROW SIGNAL RESIGNAL LEAVE ITERATE BREAK CONTINUE EXIT OPEN CLOSE FETCH DEALLOCATE UNCACHE CLEAR RESET ADD LIST LS REMOVE RM PUT GET UNDROP PRAGMA INSTALL ATTACH DETACH CHECKPOINT ASSERT KILL WAITFOR LOCK UNSET REORG FSCK REPAIR SYNC NULL CLUSTER REINDEX NOTIFY LISTEN UNLISTEN PREPARE DISCARD SECURITY ABORT CONVERT GENERATE SUMMARIZE CHECK DBCC BACKUP GO IMPORT ENABLE DISABLE PIVOT UNPIVOT \\'.split(
    ' ',
  ),
);

/** Reads one statement into `facts`. */
export function readStatement(raw: RawStatement, facts: TableFacts, parser: SqlParser): Outcome {
  if (raw.role === 'condition')
    return { verb: 'condition', reading: readCondition(raw.tokens, facts, parser) };
  if (raw.role === 'declaration') return variableStatement(contextOf(raw.tokens, facts, parser));
  return readTokens(raw.tokens, facts, parser);
}

function readTokens(tokens: readonly Token[], facts: TableFacts, parser: SqlParser): Outcome {
  const context = contextOf(tokens, facts, parser);
  const first = tokens[0]?.key ?? '';
  if (tokens[0]?.kind === 'marker') return afterMacro(tokens[0], context);
  const reader = READERS[first];
  if (reader !== undefined) return reader(context);
  if (NO_TABLES.has(first)) return { verb: first.toLowerCase(), reading: 'none' };
  if (tokens[1]?.key === ':=' && readAssignment(tokens, facts.session.dialect) !== null)
    return variableStatement(context);
  return { verb: leadingWords(tokens), reading: 'failed' };
}

/** A statement that begins with a template's call may be anything; what stands behind the call is read for itself. */
function afterMacro(macro: Token, { tokens, facts, parser }: StatementContext): Outcome {
  facts.unresolved.push({ what: macro.text.replaceAll(/\s+/g, ''), reason: 'macro' });
  const rest = tokens.slice(1);
  return rest.length === 0 ? { verb: 'macro', reading: 'none' } : readTokens(rest, facts, parser);
}

const contextOf = (tokens: readonly Token[], facts: TableFacts, parser: SqlParser): StatementContext => ({
  tokens,
  facts,
  parser,
  nested: (inner) => readTokens(inner, facts, parser),
  nestedText: (token) => readText(token, facts, parser),
});

function readText(token: Token, facts: TableFacts, parser: SqlParser): Outcome['reading'] {
  const readings = splitStatements(stringValue(token), facts.session.dialect).map(
    (raw) => readStatement(raw, facts, parser).reading,
  );
  return (['failed', 'tokens', 'ast'] as const).find((reading) => readings.includes(reading)) ?? 'none';
}

function nestedString({ tokens, nestedText }: StatementContext): Outcome['reading'] {
  const body = tokens.find((token) => token.kind === 'string');
  return body === undefined ? 'none' : nestedText(body);
}

function readCondition(tokens: readonly Token[], facts: TableFacts, parser: SqlParser): Outcome['reading'] {
  const isQuery =
    /^(SELECT|WITH|VALUES)$/.test(tokens[0]?.key ?? '') ||
    (tokens[0]?.key === '(' && /^(SELECT|WITH)$/.test(tokens[1]?.key ?? ''));
  return readQuery(tokens, facts, parser, !isQuery);
}

/** INSERT OVERWRITE DIRECTORY 'p' writes files; every other INSERT is the parser's. */
function insertStatement(context: StatementContext): Outcome {
  const { tokens, facts, parser } = context;
  const directory = tokens.findIndex((token, at) => at < 4 && token.key === 'DIRECTORY');
  if (directory < 0) return query('insert')(context);
  const path = tokens[directory + 1];
  if (path?.kind === 'string') facts.write({ kind: 'path', path: stringValue(path) });
  const start = tokens.findIndex((token) => token.key === 'SELECT' || token.key === 'WITH');
  return { verb: 'insert', reading: start < 0 ? 'none' : readQuery(tokens.slice(start), facts, parser) };
}

const MAIN_VERBS = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'FROM', 'VALUES']);

function mainVerb(tokens: readonly Token[]): string {
  let depth = 0;
  for (const { key } of tokens) {
    if (key === '(') depth++;
    else if (key === ')') depth--;
    else if (depth === 0 && MAIN_VERBS.has(key))
      return key === 'FROM' || key === 'VALUES' ? 'select' : key.toLowerCase();
  }
  return 'select';
}

const leadingWords = (tokens: readonly Token[]): string =>
  tokens
    .slice(0, 4)
    .map((token) => token.text.slice(0, 40))
    .join(' ')
    .toLowerCase() || 'empty';
