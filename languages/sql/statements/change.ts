import { Cursor } from '../cursor.ts';
import { type Reference, toReference } from '../names.ts';
import { readQuery } from '../query.ts';
import { closingParen, type FoundName } from '../read-name.ts';
import type { Outcome, StatementContext } from './context.ts';

/** DROP, TRUNCATE, ALTER, COPY, LOAD, APPLY CHANGES: statements whose head says it all. */

const RELATION_KINDS = new Set(['TABLE', 'VIEW']);
const KIND_PREFIXES = new Set([
  'MATERIALIZED',
  'EXTERNAL',
  'STREAMING',
  'LIVE',
  'DYNAMIC',
  'FOREIGN',
  'SNAPSHOT',
  'TEMPORARY',
  'TEMP',
  'ICEBERG',
]);

export function dropStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  cursor.take('DROP');
  while (cursor.takeAny(KIND_PREFIXES) !== null);
  const kind = cursor.key.toLowerCase();
  if (cursor.takeAny(RELATION_KINDS) === null) return { verb: `drop ${kind}`.trim(), reading: 'none' };
  cursor.take('IF', 'EXISTS');
  const dropped = nameList(cursor);
  for (const name of dropped) {
    context.facts.write(reference(context, name));
    context.facts.session.dropTemporary(name.parts);
  }
  return { verb: `drop ${kind}`, reading: dropped.length > 0 ? 'ast' : 'failed' };
}

export function truncateStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  cursor.take('TRUNCATE');
  cursor.take('TABLE');
  cursor.take('IF', 'EXISTS');
  cursor.take('ONLY');
  const names = nameList(cursor);
  for (const name of names) context.facts.write(reference(context, name));
  return { verb: 'truncate', reading: names.length > 0 ? 'ast' : 'failed' };
}

/** `RESTORE TABLE t TO VERSION AS OF 3` changes the table; other databases restore from backups by a like word. */
export function restoreStatement({ tokens, facts }: StatementContext): Outcome {
  const cursor = new Cursor(tokens);
  cursor.take('RESTORE');
  cursor.take('TABLE');
  const name = facts.session.dialect === 'databricks' ? cursor.name() : null;
  if (name === null || cursor.key !== 'TO') return { verb: 'restore', reading: 'none' };
  facts.write(toReference(name.parts, facts.session.dialect));
  return { verb: 'restore', reading: 'ast' };
}

export function alterStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  cursor.take('ALTER');
  while (cursor.takeAny(KIND_PREFIXES) !== null);
  const kind = cursor.key.toLowerCase();
  const verb = `alter ${kind}`.trim();
  if (cursor.takeAny(RELATION_KINDS) === null) return { verb, reading: 'none' };
  cursor.take('IF', 'EXISTS');
  cursor.take('ONLY');
  const name = cursor.name();
  if (name === null) return { verb, reading: 'failed' };
  return { verb, reading: alterRelation(context, cursor, name) };
}

function alterRelation(context: StatementContext, cursor: Cursor, name: FoundName): Outcome['reading'] {
  const { facts } = context;
  const old = reference(context, name);
  if (cursor.take('RENAME', 'TO')) {
    const renamed = cursor.name();
    facts.read(old);
    if (renamed !== null) facts.write(reference(context, renamed));
    return 'ast';
  }
  facts.write(old);
  if (cursor.take('SWAP', 'WITH')) {
    const other = cursor.name();
    facts.read(old);
    if (other !== null) {
      facts.read(reference(context, other));
      facts.write(reference(context, other));
    }
    return 'ast';
  }
  return cursor.take('AS') ? readQuery(cursor.rest, facts, context.parser) : 'ast';
}

/** APPLY CHANGES INTO t FROM s and AUTO CDC INTO t FROM s of Databricks pipelines. */
export function applyChangesStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  const verb = cursor.key === 'AUTO' ? 'auto cdc' : 'apply changes';
  if (!cursor.seek((key) => key === 'INTO')) return { verb, reading: 'failed' };
  cursor.at += 1;
  const target = cursor.name();
  if (!cursor.seek((key) => key === 'FROM')) return { verb, reading: 'failed' };
  cursor.at += 1;
  cursor.take('SNAPSHOT');
  if (cursor.key === 'STREAM') cursor.at += 1;
  if (target !== null) context.facts.write(reference(context, target));
  if (cursor.key === '(' && /^(?:SELECT|WITH|FROM)$/.test(cursor.tokens[cursor.at + 1]?.key ?? '')) {
    const query = cursor.tokens.slice(cursor.at + 1, closingParen(cursor.tokens, cursor.at));
    return { verb, reading: target === null ? 'failed' : context.nested(query).reading };
  }
  if (cursor.key === '(') cursor.at += 1;
  const source = cursor.name();
  if (source !== null) context.facts.read(reference(context, source));
  return { verb, reading: target === null || source === null ? 'failed' : 'ast' };
}

/** CACHE TABLE t AS query makes a temporary view; without a query it touches nothing. */
export function cacheStatement(context: StatementContext): Outcome {
  const cursor = new Cursor(context.tokens);
  if (!cursor.seek((key) => key === 'TABLE')) return { verb: 'cache', reading: 'none' };
  cursor.at += 1;
  const name = cursor.name();
  if (name === null || !cursor.seek((key) => key === 'AS' || key === 'SELECT'))
    return { verb: 'cache', reading: 'none' };
  cursor.take('AS');
  const reading = readQuery(cursor.rest, context.facts, context.parser);
  context.facts.session.addTemporary(name.parts);
  return { verb: 'cache', reading };
}

const reference = ({ facts }: StatementContext, name: FoundName): Reference =>
  toReference(name.parts, facts.session.dialect);

function nameList(cursor: Cursor): FoundName[] {
  const names: FoundName[] = [];
  do {
    const name = cursor.name();
    if (name !== null) names.push(name);
  } while (cursor.take(','));
  return names;
}
