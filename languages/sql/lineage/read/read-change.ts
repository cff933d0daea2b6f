import type { NamePart, Reference } from '../../names.ts';
import type { Assignment, Change, ColumnList, Cte, Expression, Output, Query } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import { readAlias, readJoins, readSource } from './read-from.ts';
import { readMergeActions } from './read-merge.ts';
import { readItems } from './read-select.ts';
import type { Reader, With } from './reader.ts';
import { RESERVED } from './words.ts';

interface Head {
  readonly ctes: readonly Cte[];
  readonly recursive: boolean;
  readonly target: readonly NamePart[];
  readonly reference: Reference;
  readonly alias: NamePart | null;
}

/** INSERT, UPDATE, DELETE or MERGE with what it returns. */
export function readChange(reader: Reader): Change {
  const before = reader.grammar.with(reader);
  if (reader.take('INSERT') || reader.take('REPLACE')) return readInsert(reader, before);
  if (reader.take('UPDATE')) return readUpdate(reader, before);
  if (reader.take('DELETE')) return readDelete(reader, before);
  reader.take('MERGE');
  return readMerge(reader, before);
}

function readHead(reader: Reader, before: With, alias: boolean): Head {
  const table = reader.table() ?? { parts: [], reference: { kind: 'table', parts: [] } as const };
  if (reader.take('*')) reader.skipped += 0;
  return {
    ...before,
    target: table.parts,
    reference: table.reference,
    alias: alias ? readAlias(reader) : null,
  };
}

const INSERT_WORDS: ReadonlySet<string> = new Set([
  'OVERWRITE',
  'INTO',
  'TABLE',
  'OR',
  'REPLACE',
  'IGNORE',
  'ABORT',
  'FAIL',
  'ROLLBACK',
]);

function readInsert(reader: Reader, before: With): Change {
  while (reader.takeAny(INSERT_WORDS) !== null && !/^\($/.test(reader.key()));
  if (reader.sees('ONCE') && reader.token(1)?.kind !== 'symbol' && !/^(?:BY|SELECT|VALUES)$/.test(reader.key(1))) reader.at += 1;
  if (reader.take('TOP')) reader.skipParens();
  const isDirectory = reader.sees('DIRECTORY') || reader.sees('LOCAL', 'DIRECTORY');
  if (isDirectory) reader.at += reader.key() === 'LOCAL' ? 2 : 1;
  const head = readHead(reader, before, false);
  if (isDirectory) reader.skipTo('SELECT', 'WITH', 'FROM', 'VALUES', 'TABLE');
  const partition: { name: NamePart; value: Expression | null }[] = [];
  const control: Expression[] = [];
  const outputs: Output[] = [];
  let alias: NamePart | null = null;
  let columns: ColumnList = null;
  let byName = false;
  for (;;) {
    if (reader.take('PARTITION', '(')) readPartition(reader, partition);
    else if (reader.take('BY', 'NAME')) byName = true;
    else if (
      reader.take('BY', 'POSITION') ||
      reader.take('IF', 'NOT', 'EXISTS') ||
      reader.take('OVERRIDING', 'SYSTEM', 'VALUE') ||
      reader.take('OVERRIDING', 'USER', 'VALUE')
    )
      continue;
    else if (reader.take('REPLACE', 'WHERE') || reader.take('REPLACE', 'ON'))
      control.push(reader.expression());
    else if (reader.take('REPLACE', 'USING'))
      control.push(...reader.nameList().map((parts): Expression => ({ is: 'column', parts })));
    else if (reader.key() === '(' && columns === null && !opensQuery(reader)) columns = reader.nameList();
    else if (reader.take('OUTPUT')) outputs.push(readOutput(reader));
    else if (reader.sees('WITH', '(')) reader.skipHint();
    else if (alias === null && (reader.sees('AS') || isAlias(reader))) alias = readAlias(reader);
    else break;
  }
  const set = reader.take('SET') ? readAssignments(reader) : [];
  const query = readInserted(reader);
  const conflict = readConflict(reader);
  outputs.push(...readReturning(reader));
  return {
    ...head,
    is: 'insert',
    alias,
    columns,
    partition,
    byName,
    query,
    set,
    control,
    outputs,
    ...conflict,
  };
}

const isAlias = (reader: Reader): boolean => {
  const token = reader.token();
  return (
    token?.kind === 'word' &&
    !RESERVED.has(token.key) &&
    !/^(?:VALUES|DEFAULT|TABLE|EXEC|EXECUTE|PARTITION|REPLACE|BY|SELECT)$/.test(token.key)
  );
};

function readInserted(reader: Reader): Query | null {
  if (reader.take('DEFAULT', 'VALUES') || reader.done) return null;
  if (/^(?:EXEC|EXECUTE)$/.test(reader.key())) return null;
  return /^(?:SELECT|WITH|VALUES|FROM|TABLE|\()$/.test(reader.key()) ? reader.query() : null;
}

function readPartition(reader: Reader, into: { name: NamePart; value: Expression | null }[]): undefined {
  do {
    const name = reader.name()?.at(-1);
    const value = reader.take('=') ? reader.expression() : null;
    if (name !== undefined) into.push({ name, value });
  } while (reader.take(','));
  reader.close();
}

/** ON CONFLICT … DO UPDATE SET …, and MySQL's ON DUPLICATE KEY UPDATE. */
function readConflict(reader: Reader): { conflict: Assignment[]; conflictControl: Expression[] } {
  const conflictControl: Expression[] = [];
  const conflict: Assignment[] = [];
  while (reader.take('ON', 'CONFLICT')) {
    if (reader.key() === '(') {
      reader.at += 1;
      conflictControl.push(...reader.expressions());
      reader.close();
    }
    if (reader.take('ON', 'CONSTRAINT')) reader.identifier();
    if (reader.take('WHERE')) conflictControl.push(reader.expression());
    if (reader.take('DO', 'UPDATE', 'SET')) conflict.push(...readAssignments(reader));
    else reader.take('DO', 'NOTHING');
    if (reader.take('WHERE')) conflictControl.push(reader.expression());
  }
  return { conflict, conflictControl };
}

export function readAssignments(reader: Reader): Assignment[] {
  const found: Assignment[] = [];
  do {
    if (reader.key() === '(') found.push(...readTuple(reader));
    else {
      const target = reader.name();
      if (target === null) break;
      while (reader.key() !== '=' && reader.key() !== ':=' && !reader.done) reader.at += 1;
      const compound = /^[-+*/%&|^]$/.test(reader.key(-1));
      reader.at += 1;
      const value = reader.expression();
      const chained = reader.dialect === 'tsql' && target[0]?.text.startsWith('@') === true;
      found.push({
        target,
        value:
          compound && !chained
            ? { is: 'operation', parts: [{ is: 'column', parts: target }, value], name: null }
            : value,
      });
    }
  } while (reader.take(','));
  return found;
}

/** `(a, b) = (SELECT x, y …)` or `= (1, 2)`. */
function readTuple(reader: Reader): Assignment[] {
  const names = reader.nameList();
  reader.take('=');
  reader.take('ROW');
  const value = reader.expression();
  if (value.is === 'operation' && value.parts.length === names.length)
    return names.map((target, at) => ({ target, value: value.parts[at] as Expression }));
  return names.map((target, at) => ({
    target,
    value: value.is === 'query' ? { is: 'query', query: nth(value.query, at) } : value,
  }));
}

/** The query with only its n-th column in the list, where it is a plain SELECT. */
function nth(query: Query, at: number): Query {
  const { body } = query;
  if (body.is === 'nested') return { ...query, body: { is: 'nested', query: nth(body.query, at) } };
  const item = body.is === 'select' ? body.items[at] : undefined;
  return body.is === 'select' && item !== undefined ? { ...query, body: { ...body, items: [item] } } : query;
}

function readUpdate(reader: Reader, before: With): Change {
  if (reader.take('TOP')) reader.skipParens();
  reader.take('ONLY');
  const head = readHead(reader, before, true);
  reader.skipHint();
  const from = /^(?:JOIN|LEFT|INNER|CROSS|,)$/.test(reader.key()) ? readMore(reader) : [];
  reader.take('SET');
  const set = readAssignments(reader);
  const outputs = readOutputs(reader);
  if (reader.take('FROM')) from.push(...readJoins(reader));
  const where = reader.take('WHERE') ? [reader.expression()] : [];
  outputs.push(...readReturning(reader));
  return { ...head, is: 'update', set, from, where, outputs };
}

/** Joins that stand right behind the target. */
function readMore(reader: Reader): ReturnType<typeof readJoins> {
  const start = reader.at;
  reader.at = start - 1;
  return readJoins(reader).slice(1);
}

function readDelete(reader: Reader, before: With): Change {
  if (reader.take('TOP')) reader.skipParens();
  reader.take('FROM');
  reader.take('ONLY');
  const head = readHead(reader, before, true);
  reader.skipHint();
  const outputs = readOutputs(reader);
  const from = reader.take('USING') || reader.take('FROM') ? readJoins(reader) : [];
  const where = reader.take('WHERE') ? [reader.expression()] : [];
  outputs.push(...readReturning(reader));
  return { ...head, is: 'delete', from, where, outputs };
}

function readMerge(reader: Reader, before: With): Change {
  if (reader.take('WITH', 'SCHEMA', 'EVOLUTION')) reader.skipped += 0;
  if (reader.take('TOP')) reader.skipParens();
  reader.take('INTO');
  const head = readHead(reader, before, false);
  reader.skipHint();
  const evolution = reader.take('WITH', 'SCHEMA', 'EVOLUTION');
  const alias = evolution && reader.sees('USING') ? null : readAlias(reader);
  reader.take('WITH', 'SCHEMA', 'EVOLUTION');
  reader.skipHint();
  reader.take('USING');
  const source = readSource(reader);
  const on: Expression[] = [];
  if (reader.take('ON')) on.push(reader.expression());
  else if (reader.take('USING'))
    on.push(...reader.nameList().map((parts): Expression => ({ is: 'column', parts })));
  const actions = readMergeActions(reader, readAssignments);
  const outputs = [...readOutputs(reader), ...readReturning(reader)];
  return { ...head, alias, is: 'merge', source, on, actions, outputs };
}

function readOutputs(reader: Reader): Output[] {
  const found: Output[] = [];
  while (reader.take('OUTPUT')) found.push(readOutput(reader));
  return found;
}

/** T-SQL's OUTPUT list, stored when INTO follows. */
function readOutput(reader: Reader): Output {
  const items = readItems(reader);
  if (!reader.take('INTO')) return { items, into: null, columns: null };
  const into = reader.name();
  const columns = reader.key() === '(' && !opensQuery(reader) ? reader.nameList() : null;
  return { items, into, columns };
}

function readReturning(reader: Reader): Output[] {
  return reader.take('RETURNING') ? [{ items: readItems(reader), into: null, columns: null }] : [];
}
