import { CREATE_MODIFIERS, createsTemporary } from '../create-modifiers.ts';
import { Cursor } from '../cursor.ts';
import { toReference } from '../names.ts';
import { readQuery } from '../query.ts';
import type { FoundName } from '../read-name.ts';
import { closingParen } from '../read-name.ts';
import type { Outcome, StatementContext } from './context.ts';

const FOREIGN_LANGUAGES = /^(python|javascript|js|java|scala|r|c|cpp|wasm)$/i;

/** CREATE of anything: tables and views are written; their query, their template and the bodies of functions are read. */
export function createStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  cursor.take('CREATE');
  const modifiers = new Set<string>();
  for (let word = cursor.takeAny(CREATE_MODIFIERS); word !== null; word = cursor.takeAny(CREATE_MODIFIERS))
    modifiers.add(word);
  const kind = cursor.key;
  cursor.at += 1;
  const isTableFunction = kind === 'TABLE' && cursor.take('FUNCTION');
  cursor.take('IF', 'NOT', 'EXISTS');
  const body = isTableFunction ? 'function' : BODIES[kind];
  if (body !== undefined) return { verb: `create ${body}`, reading: functionBody(context, cursor) };
  if (kind === 'MODEL') return { verb: 'create model', reading: readDefinition(context, cursor) };
  if (kind === 'FLOW' || kind === 'TASK' || kind === 'PIPE')
    return nestedBody(context, cursor, `create ${kind.toLowerCase()}`);
  if (kind === 'STREAM') return createStream(context, cursor);
  if (kind !== 'TABLE' && kind !== 'VIEW')
    return { verb: `create ${kind.toLowerCase()}`.trim(), reading: 'none' };
  const prefix = ['STREAMING', 'MATERIALIZED', 'DYNAMIC', 'EXTERNAL', 'LIVE'].filter((word) =>
    modifiers.has(word),
  );
  const verb = ['create', ...prefix, kind].join(' ').toLowerCase();
  return createRelation(context, cursor, verb, createsTemporary(kind, modifiers));
}

const BODIES: Readonly<Record<string, string>> = {
  FUNCTION: 'function',
  MACRO: 'function',
  PROCEDURE: 'procedure',
  PROC: 'procedure',
};

function createRelation(
  context: StatementContext,
  cursor: Cursor,
  verb: string,
  temporary: boolean,
): Outcome {
  const { facts } = context;
  const name = cursor.name();
  if (name === null) return { verb, reading: 'failed' };
  const reading = readDefinition(context, cursor);
  if (temporary) facts.session.addTemporary(name.parts);
  else facts.session.dropTemporary(name.parts);
  facts.write(toReference(name.parts, facts.session.dialect));
  return { verb, reading };
}

/** What the new table takes its rows or its columns from. */
function readDefinition(context: StatementContext, cursor: Cursor): Outcome['reading'] {
  const { facts } = context;
  const source = likeSource(cursor);
  if (source !== null) {
    facts.read(toReference(source.parts, facts.session.dialect));
    return 'ast';
  }
  const query = cursor.seek((key, at) => startsQuery(cursor, key, at));
  if (!query) return 'none';
  if (cursor.key === 'AS') cursor.at += 1;
  return readQuery(cursor.rest, facts, context.parser);
}

const QUERY_STARTS = new Set(['SELECT', 'WITH', 'FROM', 'VALUES', 'TABLE', '(', 'EXECUTE', 'STREAM']);

function startsQuery(cursor: Cursor, key: string, at: number): boolean {
  const next = cursor.tokens[at + 1]?.key ?? '';
  if (key === 'AS') return QUERY_STARTS.has(next);
  return (
    key === 'SELECT' ||
    (key === 'WITH' && cursor.tokens[at + 2]?.key === 'AS' && cursor.tokens[at + 3]?.key === '(')
  );
}

/** `LIKE t`, `DEEP CLONE t`, `COPY t`, `(LIKE t …)`: stands right behind the name. */
function likeSource(cursor: Cursor): FoundName | null {
  const start = cursor.at;
  cursor.take('(');
  if (cursor.key === 'DEEP' || cursor.key === 'SHALLOW') cursor.at += 1;
  if (cursor.take('LIKE') || cursor.take('CLONE') || cursor.take('COPY')) {
    if (cursor.key !== 'GRANTS') return cursor.name();
  }
  cursor.at = start;
  return null;
}

/** `CREATE STREAM s ON TABLE t`: the stream is a table of t's changes. */
function createStream(context: StatementContext, cursor: Cursor): Outcome {
  const { facts } = context;
  const name = cursor.name();
  if (name !== null) facts.write(toReference(name.parts, facts.session.dialect));
  if (cursor.seek((key) => key === 'ON')) {
    cursor.at += 2;
    const source = cursor.name();
    if (source !== null) facts.read(toReference(source.parts, facts.session.dialect));
  }
  return { verb: 'create stream', reading: 'ast' };
}

function nestedBody(context: StatementContext, cursor: Cursor, verb: string): Outcome {
  if (!cursor.seek((key) => key === 'AS')) return { verb, reading: 'none' };
  const body = cursor.tokens.slice(cursor.at + 1);
  // A block's statements stand for themselves.
  return { verb, reading: body.length === 0 ? 'none' : context.nested(body).reading };
}

/** A SQL body counts as if run; a body in another language is none of ours. */
function functionBody(context: StatementContext, cursor: Cursor): Outcome['reading'] {
  cursor.name();
  if (cursor.key === '(') cursor.at = closingParen(cursor.tokens, cursor.at) + 1;
  const language = cursor.tokens.findIndex((token) => token.key === 'LANGUAGE');
  if (language >= 0 && FOREIGN_LANGUAGES.test(cursor.tokens[language + 1]?.text ?? '')) return 'none';
  const found = cursor.seek(
    (key, at) =>
      key === 'RETURN' ||
      (key === 'AS' && !/^(?:RETURN|CALLER|OWNER)$/.test(cursor.tokens[at + 1]?.key ?? '')),
  );
  if (!found) return 'none';
  cursor.at += 1;
  if (cursor.token?.kind === 'string') return context.nestedText(cursor.token);
  cursor.take('RETURN');
  const query =
    QUERY_STARTS.has(cursor.key) &&
    !(cursor.key === '(' && !/^(SELECT|WITH|FROM|\()$/.test(cursor.tokens[cursor.at + 1]?.key ?? ''));
  return readQuery(cursor.rest, context.facts, context.parser, !query);
}
