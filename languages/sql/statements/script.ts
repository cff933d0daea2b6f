import { bindParameters, sourceOf } from '../bind-parameters.ts';
import { Cursor } from '../cursor.ts';
import { foldPart, stringValue } from '../names.ts';
import { readQuery } from '../query.ts';
import type { Session } from '../session.ts';
import type { Token } from '../tokenize.ts';
import type { Outcome, StatementContext } from './context.ts';

/** USE, variables and text that is executed: statements that change what later ones mean. */

export function useStatement(context: StatementContext): Outcome {
  const { session } = context.facts;
  const cursor = new Cursor(context.tokens);
  cursor.take('USE');
  const word = cursor.takeAny(
    new Set(['CATALOG', 'SCHEMA', 'DATABASE', 'NAMESPACE', 'WAREHOUSE', 'ROLE', 'SECONDARY']),
  );
  if (word === 'WAREHOUSE' || word === 'ROLE' || word === 'SECONDARY')
    return { verb: 'use', reading: 'none' };
  const literal =
    cursor.token?.kind === 'string' ? { parts: [{ text: stringValue(cursor.token), quoted: true }] } : null;
  const parts = (literal ?? cursor.name())?.parts.map((part) => foldPart(part, session.dialect)) ?? [];
  applyUse(session, word, parts);
  return { verb: 'use', reading: 'none' };
}

/** What a bare `USE x` names differs: a schema for Spark, the database for the others. */
function applyUse(session: Session, word: string | null, parts: readonly string[]): undefined {
  const last = parts.at(-1);
  if (last === undefined) return;
  const databaseIsCatalog = session.dialect !== 'databricks' && word !== 'SCHEMA' && word !== 'NAMESPACE';
  if (parts.length === 1 && (word === 'CATALOG' || databaseIsCatalog)) return session.useCatalog(last);
  if (parts.length > 1) session.useCatalog(parts.slice(0, -1).join('.'));
  session.useSchema(last);
}

/** DECLARE and SET: a variable is a constant when the script gives it a literal once and nothing else. */
export function variableStatement(context: StatementContext): Outcome {
  const { tokens, facts } = context;
  const verb = tokens[0]?.key === 'SET' ? 'set' : 'declare';
  const cursor = new Cursor(tokens);
  const assigned = readAssignment(tokens, facts.session.dialect);
  if (assigned === null) return { verb, reading: 'none' };
  const before = facts.session.variable(assigned.name);
  const value = constantText(assigned.value, facts.session);
  if (assigned.value.length > 0 || before === undefined)
    facts.session.setVariable(
      assigned.name,
      before === undefined || before === UNSET ? (assigned.value.length > 0 ? value : UNSET) : null,
    );
  const cursorFor = cursor.seek((key) => key === 'FOR' || key === 'IS');
  if (cursorFor && tokens.some((token) => token.key === 'CURSOR')) {
    return { verb, reading: readQuery(tokens.slice(cursor.at + 1), facts, context.parser) };
  }
  return { verb, reading: readQuery(assigned.value, facts, context.parser, true) };
}

/** A variable that was declared and not yet given a value. */
const UNSET = '\u0000unset';

interface Assignment {
  readonly name: string;
  readonly value: readonly Token[];
}

const ASSIGN = new Set(['=', ':=', 'DEFAULT']);

export function readAssignment(tokens: readonly Token[], dialect: Session['dialect']): Assignment | null {
  const cursor = new Cursor(tokens);
  cursor.take('DECLARE');
  cursor.take('OR', 'REPLACE');
  const set = cursor.take('SET') || cursor.take('LET');
  cursor.takeAny(new Set(['VARIABLE', 'VAR', 'LOCAL', 'SESSION']));
  if (cursor.key === '(' && set) return { name: '', value: tokens.slice(cursor.at) };
  const name = cursor
    .name()
    ?.parts.map((part) => part.text)
    .join('.');
  if (name === undefined) return null;
  if (set && dialect === 'postgres') return null;
  if (!cursor.seek((key) => ASSIGN.has(key))) return { name, value: [] };
  return { name, value: tokens.slice(cursor.at + 1) };
}

/** Value of an expression that is a literal, a constant variable, or a concatenation of those; else null. */
export function constantText(tokens: readonly Token[], session: Session): string | null {
  const texts = tokens.map((token, at) =>
    at % 2 === 0 ? constantOf(token, session) : isConcat(token, session) ? '' : null,
  );
  return tokens.length % 2 === 1 && !texts.includes(null) ? texts.join('') : null;
}

const isConcat = (token: Token, session: Session): boolean =>
  token.key === '||' || (token.key === '+' && session.dialect === 'tsql');

function constantOf(token: Token, session: Session): string | null {
  if (token.kind === 'string') return stringValue(token);
  const value = token.kind === 'word' ? session.variable(token.text) : null;
  return value === UNSET ? null : (value ?? null);
}

/** EXECUTE IMMEDIATE and EXEC: constant text is read as SQL, all other text is a finding and nothing is guessed. */
export function executeStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  cursor.at += 1;
  const immediate = cursor.take('IMMEDIATE');
  if (cursor.take('SP_EXECUTESQL') || cursor.take('SYS', '.', 'SP_EXECUTESQL')) cursor.take('@STMT', '=');
  else if (!immediate && cursor.key !== '(' && cursor.token?.kind !== 'string')
    return { verb: 'execute', reading: 'none' };
  const expression = executedExpression(cursor);
  const { session } = context.facts;
  const text = constantText(expression, session);
  if (text !== null) {
    const bound = bindParameters(text, usingIn(cursor), session.dialect, (value) =>
      constantText(value, session),
    );
    return {
      verb: 'execute immediate',
      reading: context.nestedText({
        ...(expression[0] as Token),
        kind: 'string',
        text: `'${bound.replaceAll("'", "''")}'`,
      }),
    };
  }
  const what = sourceOf(expression);
  if (what !== '') context.facts.unresolved.push({ what, reason: 'dynamic-sql' });
  return { verb: 'execute immediate', reading: 'none' };
}

function executedExpression(cursor: Cursor): readonly Token[] {
  const end = new Cursor(cursor.rest);
  const tokens = end.seek((key) => key === 'USING' || key === 'INTO' || key === ',')
    ? end.tokens.slice(0, end.at)
    : end.tokens;
  const wrapped = tokens[0]?.key === '(' && tokens.at(-1)?.key === ')';
  return wrapped ? tokens.slice(1, -1) : tokens;
}

function usingIn(cursor: Cursor): readonly Token[] {
  const rest = new Cursor(cursor.rest);
  if (!rest.seek((key) => key === 'USING')) return [];
  return rest.tokens.slice(rest.at + 1);
}
