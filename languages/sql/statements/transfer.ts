import { Cursor } from '../cursor.ts';
import { type Reference, stringValue, toReference } from '../names.ts';
import { readQuery } from '../query.ts';
import { closingParen, type FoundName } from '../read-name.ts';
import type { Token } from '../tokenize.ts';
import type { Outcome, StatementContext } from './context.ts';

/** COPY in both directions: Databricks and Snowflake say INTO … FROM, Postgres and DuckDB FROM or TO. */
export function copyStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  cursor.take('COPY');
  const verb = cursor.take('INTO') ? 'copy into' : 'copy';
  const first = place(context, cursor);
  if (first === null) return { verb, reading: 'failed' };
  if (cursor.key === '(') cursor.at = closingParen(cursor.tokens, cursor.at) + 1;
  if (verb === 'copy' && cursor.seek((key) => key === 'TO')) {
    cursor.at += 1;
    first.into('read');
    place(context, cursor)?.into('write');
    return { verb, reading: 'ast' };
  }
  if (!cursor.seek((key) => key === 'FROM')) return { verb, reading: 'failed' };
  cursor.at += 1;
  first.into('write');
  place(context, cursor)?.into('read');
  return { verb, reading: 'ast' };
}

interface Place {
  readonly into: (how: 'read' | 'write') => undefined;
}

/** A table, a file, a stage or a query in parentheses. */
function place(context: StatementContext, cursor: Cursor): Place | null {
  const { facts } = context;
  const { token } = cursor;
  if (token === undefined) return null;
  if (token.kind === 'string') {
    cursor.at += 1;
    return placeOf(context, { kind: 'path', path: stringValue(token) });
  }
  if (token.key === '(') {
    const end = closingParen(cursor.tokens, cursor.at);
    const inner = cursor.tokens.slice(cursor.at + 1, end);
    cursor.at = end + 1;
    return {
      into: () => {
        readQuery(inner, facts, context.parser);
        return undefined;
      },
    };
  }
  if (/^(STDIN|STDOUT|PROGRAM)$/.test(token.key)) return { into: () => undefined };
  const name = cursor.name();
  return name === null ? null : placeOf(context, reference(context, name));
}

const placeOf = ({ facts }: StatementContext, found: Reference): Place => ({
  into: (how) => (how === 'read' ? facts.read(found) : facts.write(found)),
});

/** Files that LOAD DATA names: behind INFILE or INPATH, or in the list `uris` of BigQuery. */
export const loadedFiles = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token, at) =>
    token.kind === 'string' && /^(?:INPATH|INFILE|\[|,)$/.test(tokens[at - 1]?.key ?? '')
      ? [stringValue(token)]
      : [],
  );

/** Hive's and BigQuery's LOAD DATA. */
export function loadStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  const paths = loadedFiles(cursor.tokens);
  const found = cursor.seek((key) => key === 'INTO' || key === 'OVERWRITE');
  if (!found) return { verb: 'load data', reading: 'none' };
  while (cursor.takeAny(new Set(['INTO', 'OVERWRITE', 'TABLE'])) !== null);
  const isTemporary = cursor.takeAny(new Set(['TEMP', 'TEMPORARY'])) !== null;
  if (isTemporary) cursor.take('TABLE');
  const name = cursor.name();
  for (const path of paths) context.facts.read({ kind: 'path', path });
  if (name !== null && isTemporary) context.facts.session.addTemporary(name.parts);
  if (name !== null) context.facts.write(reference(context, name));
  return { verb: 'load data', reading: name === null ? 'failed' : 'ast' };
}

/** BigQuery's EXPORT DATA, whose options name the files, and Snowflake-like UNLOAD. */
export function exportStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  const at = cursor.tokens.findIndex(
    (token, index) => token.key === '=' && cursor.tokens[index - 1]?.key === 'URI',
  );
  const path = at < 0 ? undefined : cursor.tokens[at + 1];
  if (path?.kind === 'string') context.facts.write({ kind: 'path', path: stringValue(path) });
  if (!cursor.seek((key) => key === 'AS')) return { verb: 'export', reading: 'none' };
  return {
    verb: 'export',
    reading: readQuery(cursor.tokens.slice(cursor.at + 1), context.facts, context.parser),
  };
}

const reference = ({ facts }: StatementContext, name: FoundName): Reference =>
  toReference(name.parts, facts.session.dialect);
