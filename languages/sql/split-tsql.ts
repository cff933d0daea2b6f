import type { Token } from './tokenize.ts';

const STARTERS = new Set(
  'SELECT INSERT UPDATE DELETE MERGE CREATE ALTER DROP TRUNCATE DECLARE EXEC EXECUTE IF ELSE WHILE PRINT RETURN USE WITH SET RAISERROR THROW'.split(
    ' ',
  ),
);
/** Start a statement too, but are names of columns more often: not behind a sign or a word that awaits a name. */
const RARE_STARTERS = new Set(
  'BEGIN COMMIT ROLLBACK SAVE GOTO BREAK CONTINUE WAITFOR DBCC GRANT DENY REVOKE KILL CHECKPOINT BACKUP RESTORE BULK GO'.split(
    ' ',
  ),
);
const AWAITS_NAME = new Set(
  'SELECT BY AND OR NOT AS ON WHERE FROM JOIN INTO TABLE SET THEN ELSE WHEN CASE IN LIKE BETWEEN DISTINCT , ( . = < > + - * /'.split(
    ' ',
  ),
);
const QUERY_GLUE = new Set(['UNION', 'ALL', 'EXCEPT', 'INTERSECT', 'AS', 'FOR', '(', ',']);
const DML_GLUE = new Set(['THEN', 'FOR', 'AFTER', 'ON', ',', 'OF', 'GRANT', 'REVOKE', 'DENY']);
/** What a DROP or ALTER names that stands for itself; behind ALTER TABLE the words mean parts of the table. */
const OBJECTS = new Set(
  'TABLE VIEW PROCEDURE PROC FUNCTION TRIGGER SCHEMA DATABASE SYNONYM TYPE SEQUENCE ROLE USER LOGIN'.split(
    ' ',
  ),
);

/**
 * T-SQL needs no semicolons: true when the keyword at `at`, outside parentheses, starts a new statement instead of
 * going on with the one that began at `from`. Only a keyword that opens a line counts, except after a condition.
 */
export function endsTsqlStatement(
  tokens: readonly Token[],
  from: number,
  at: number,
  condition: boolean,
): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined || token.kind !== 'word' || !mayStart(tokens, at))
    return false;
  if (condition) return before.key === ')' || token.line > before.line || token.key !== 'IF';
  if (token.line === before.line) return false;
  return !continues(tokens, from, at, token.key, before.key);
}

const mayStart = (tokens: readonly Token[], at: number): boolean => {
  const key = tokens[at]?.key ?? '';
  if (RARE_STARTERS.has(key))
    return !AWAITS_NAME.has(tokens[at - 1]?.key ?? '') && tokens[at + 1]?.key !== '.';
  return STARTERS.has(key) || stepsCursor(tokens, at);
};

const CURSOR_STEPS = new Set(['OPEN', 'CLOSE', 'DEALLOCATE']);

/** `OPEN c` alone on its line, `FETCH NEXT FROM c`: neither a column of that name nor the end of a query. */
function stepsCursor(tokens: readonly Token[], at: number): boolean {
  const [token, next, after] = tokens.slice(at, at + 3);
  if (token === undefined || next === undefined) return false;
  if (token.key === 'FETCH') return next.key === 'FROM' || after?.key === 'FROM';
  const alone =
    next.kind === 'word' && next.line === token.line && (after?.line ?? next.line + 1) > next.line;
  return CURSOR_STEPS.has(token.key) && alone;
}

function continues(tokens: readonly Token[], from: number, at: number, key: string, before: string): boolean {
  const verb = tokens[from]?.key ?? '';
  if (verb === 'WITH' && !seen(tokens, from, at, MAIN_VERBS)) return true;
  if (verb === 'CREATE' || verb === 'ALTER')
    return before === 'AS' || key === 'WITH' || continuesDefinition(tokens, from, at, before);
  if (key === 'WITH') return tokens[at + 1]?.key === '(' || before === 'AS';
  if (key === 'SET') return before === 'UPDATE' || awaitsValues(tokens, from, at, verb);
  if (DML.has(key)) return DML_GLUE.has(before);
  return BODY_STARTS.has(key) && (QUERY_GLUE.has(before) || awaitsRows(tokens, from, at, verb));
}

/** An UPDATE, also one behind its CTEs, that has not said yet what it sets. */
const awaitsValues = (tokens: readonly Token[], from: number, at: number, verb: string): boolean =>
  (verb === 'UPDATE' || (verb === 'WITH' && seen(tokens, from, at, UPDATES))) &&
  !seen(tokens, from, at, SETS);

/** An INSERT, also one behind its CTEs, that has not said yet what it inserts. */
const awaitsRows = (tokens: readonly Token[], from: number, at: number, verb: string): boolean =>
  (verb === 'INSERT' || (verb === 'WITH' && seen(tokens, from, at, INSERTS))) &&
  !seen(tokens, from, at, BODIES);

/** A SELECT of a view's query, or what an ALTER does to a table: a table's columns in parentheses end its definition. */
function continuesDefinition(tokens: readonly Token[], from: number, at: number, before: string): boolean {
  const key = tokens[at]?.key ?? '';
  const next = tokens[at + 1]?.key ?? '';
  if (key === 'SELECT') return QUERY_GLUE.has(before) || (before === ')' && hasCtes(tokens, from, at));
  if (tokens[from]?.key !== 'ALTER') return false;
  if (key === 'SET') return next === '(' || tokens[from + 1]?.key === 'DATABASE';
  return (key === 'DROP' || key === 'ALTER') && !OBJECTS.has(next);
}

/** `CREATE VIEW v AS WITH c AS (…)`; options in parentheses are no CTEs. */
const hasCtes = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((token, at) => token.key === 'WITH' && tokens[from + at + 1]?.key !== '(');

const DML = new Set(['UPDATE', 'DELETE', 'INSERT']);
const BODY_STARTS = new Set(['SELECT', 'EXEC', 'EXECUTE']);
const MAIN_VERBS = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE']);
const INSERTS = new Set(['INSERT']);
const UPDATES = new Set(['UPDATE']);
const BODIES = new Set(['SELECT', 'VALUES', 'EXEC', 'EXECUTE']);
const SETS = new Set(['SET']);

function seen(tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>): boolean {
  let depth = 0;
  for (let at = from + 1; at < to; at++) {
    const key = tokens[at]?.key ?? '';
    if (key === '(') depth++;
    else if (key === ')') depth--;
    else if (depth === 0 && words.has(key)) return true;
  }
  return false;
}
